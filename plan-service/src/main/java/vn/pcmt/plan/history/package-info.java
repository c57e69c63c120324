/** What plans and their parts were on any day, and what differs between two days, from the log of their events. */
@NullMarked
package vn.pcmt.plan.history;

import org.jspecify.annotations.NullMarked;
