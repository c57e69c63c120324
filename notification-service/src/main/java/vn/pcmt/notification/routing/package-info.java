/** Whom to tell: the officers of the unit that owes, of its successor, or the reviewers of the province. */
@NullMarked
package vn.pcmt.notification.routing;

import org.jspecify.annotations.NullMarked;
