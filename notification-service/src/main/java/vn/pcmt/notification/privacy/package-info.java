/** Officers' own data: given out and erased on request, and the ledger, with all that belongs to it, kept no longer than it must be. */
@NullMarked
package vn.pcmt.notification.privacy;

import org.jspecify.annotations.NullMarked;
