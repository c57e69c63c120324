/** Officers, whom alerts are sent to. */
@NullMarked
package vn.pcmt.contract.officer;

import org.jspecify.annotations.NullMarked;
