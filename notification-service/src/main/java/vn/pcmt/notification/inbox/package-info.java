/** What officers and auditors see of alerts, obligations and the ledger over HTTP. */
@NullMarked
package vn.pcmt.notification.inbox;

import org.jspecify.annotations.NullMarked;
