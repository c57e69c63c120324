/** Vietnamese text as people write it. */
@NullMarked
package vn.pcmt.kit.text;

import org.jspecify.annotations.NullMarked;
