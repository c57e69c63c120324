/** Alerts and the ledger of how each of them reached its officer, by channel. */
@NullMarked
package vn.pcmt.notification.delivery;

import org.jspecify.annotations.NullMarked;
