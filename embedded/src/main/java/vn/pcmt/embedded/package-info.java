/** The parts that let the whole product run in one process without Docker: a store and a broker. */
@NullMarked
package vn.pcmt.embedded;

import org.jspecify.annotations.NullMarked;
