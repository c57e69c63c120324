/** The backup file of the embedded default: written while it runs or rests, checked and read back. */
@NullMarked
package vn.pcmt.standalone.backup;

import org.jspecify.annotations.NullMarked;
