/** How the figures in docs/PERFORMANCE.md are made. */
@NullMarked
package vn.pcmt.benchmarks;

import org.jspecify.annotations.NullMarked;
