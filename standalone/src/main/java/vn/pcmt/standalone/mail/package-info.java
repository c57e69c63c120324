/** The mail server of the embedded default: every message becomes a file that anyone can open. */
@NullMarked
package vn.pcmt.standalone.mail;

import org.jspecify.annotations.NullMarked;
