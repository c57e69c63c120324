/** How a service meets its store. */
@NullMarked
package vn.pcmt.kit.store;

import org.jspecify.annotations.NullMarked;
