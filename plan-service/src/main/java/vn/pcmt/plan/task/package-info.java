/** Tasks with their six "rõ": who, what, led by whom, decided by whom, from when to when, proven by what. */
@NullMarked
package vn.pcmt.plan.task;

import org.jspecify.annotations.NullMarked;
