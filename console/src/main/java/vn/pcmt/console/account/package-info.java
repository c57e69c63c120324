/** What a visitor sees of himself: name, post, who acts for him, where he is signed in. */
@NullMarked
package vn.pcmt.console.account;

import org.jspecify.annotations.NullMarked;
