/** Who calls: tokens checked, the caller given to the use case that decides. */
@NullMarked
package vn.pcmt.kit.security;

import org.jspecify.annotations.NullMarked;
