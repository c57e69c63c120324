@NullMarked
package vn.pcmt.standalone.support;

import org.jspecify.annotations.NullMarked;
