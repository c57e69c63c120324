/** Plans and what they require. */
@NullMarked
package vn.pcmt.contract.plan;

import org.jspecify.annotations.NullMarked;
