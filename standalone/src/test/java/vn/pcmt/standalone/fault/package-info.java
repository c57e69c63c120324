/** The whole system under load while its parts are killed. */
@NullMarked
package vn.pcmt.standalone.fault;

import org.jspecify.annotations.NullMarked;
