/** The e-mails of the embedded default, where no mail leaves the machine. */
@NullMarked
package vn.pcmt.console.mailbox;

import org.jspecify.annotations.NullMarked;
