/** Accepting and returning reports at the province. */
@NullMarked
package vn.pcmt.console.review;

import org.jspecify.annotations.NullMarked;
