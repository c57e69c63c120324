/** Administrative documents in the layout of Decree 30/2020/NĐ-CP. */
@NullMarked
package vn.pcmt.kit.document;

import org.jspecify.annotations.NullMarked;
