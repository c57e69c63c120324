/** Alerts to the visitor. */
@NullMarked
package vn.pcmt.console.inbox;

import org.jspecify.annotations.NullMarked;
