/** Plans: which there are, and how each stands with everything that belongs to it. */
@NullMarked
package vn.pcmt.console.plan;

import org.jspecify.annotations.NullMarked;
