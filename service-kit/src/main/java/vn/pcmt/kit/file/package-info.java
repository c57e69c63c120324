/** Files that people send: received within limits, known by their content, scanned, kept under an id of ours. */
@NullMarked
package vn.pcmt.kit.file;

import org.jspecify.annotations.NullMarked;
