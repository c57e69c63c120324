@NullMarked
package vn.pcmt.standalone.backup;

import org.jspecify.annotations.NullMarked;
