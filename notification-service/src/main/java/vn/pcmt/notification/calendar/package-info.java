/** When officials may be disturbed: working days, holidays and quiet hours in Vietnam. */
@NullMarked
package vn.pcmt.notification.calendar;

import org.jspecify.annotations.NullMarked;
