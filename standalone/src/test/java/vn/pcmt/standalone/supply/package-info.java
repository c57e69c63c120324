/** What the product is made of: its licences, and what is known against its versions. */
@NullMarked
package vn.pcmt.standalone.supply;

import org.jspecify.annotations.NullMarked;
