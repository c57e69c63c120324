/** Why somebody was told, or was not: every decision on the way to an alert, kept. */
@NullMarked
package vn.pcmt.notification.decision;

import org.jspecify.annotations.NullMarked;
