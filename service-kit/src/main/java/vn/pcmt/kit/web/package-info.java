/** What every HTTP command and list shares: idempotency keys, expected versions, receipts, pages. */
@NullMarked
package vn.pcmt.kit.web;

import org.jspecify.annotations.NullMarked;
