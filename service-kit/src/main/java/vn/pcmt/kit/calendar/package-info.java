/** Which days are worked in Vietnam; the same for deadlines, for tasks and for reminders. */
@NullMarked
package vn.pcmt.kit.calendar;

import org.jspecify.annotations.NullMarked;
