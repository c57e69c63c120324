/** Several alerts in one mail, for officers who wish it; made up from the ledger, so that none is lost or told twice. */
@NullMarked
package vn.pcmt.notification.digest;

import org.jspecify.annotations.NullMarked;
