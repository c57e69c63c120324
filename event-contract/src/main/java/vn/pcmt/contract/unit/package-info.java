/** Administrative units and what became of them. */
@NullMarked
package vn.pcmt.contract.unit;

import org.jspecify.annotations.NullMarked;
