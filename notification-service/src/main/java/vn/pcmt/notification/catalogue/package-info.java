/** What the report templates are called that were published since the product was made. */
@NullMarked
package vn.pcmt.notification.catalogue;

import org.jspecify.annotations.NullMarked;
