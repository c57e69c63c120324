/** Tasks: one's own, each on its page with what can be done with it, assigned and amended, and what stands in their way. */
@NullMarked
package vn.pcmt.console.task;

import org.jspecify.annotations.NullMarked;
