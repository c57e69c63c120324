/** What was told to whom. */
@NullMarked
package vn.pcmt.contract.alert;

import org.jspecify.annotations.NullMarked;
