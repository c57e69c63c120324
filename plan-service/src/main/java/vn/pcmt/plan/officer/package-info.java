/** Officers: who serves which unit in which roles, and where alerts reach them. */
@NullMarked
package vn.pcmt.plan.officer;

import org.jspecify.annotations.NullMarked;
