/** Who is told of what, what is not said for a while, and in which words. */
@NullMarked
package vn.pcmt.console.alerting;

import org.jspecify.annotations.NullMarked;
