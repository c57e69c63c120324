/** Figures frozen under a name: listed, read with their revisions, taken as a file, and frozen. */
@NullMarked
package vn.pcmt.console.publication;

import org.jspecify.annotations.NullMarked;
