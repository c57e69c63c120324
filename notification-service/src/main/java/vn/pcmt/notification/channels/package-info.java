/** The channels to officers outside the inbox: e-mail, and gateways for text messages and Zalo; what guards each provider. */
@NullMarked
package vn.pcmt.notification.channels;

import org.jspecify.annotations.NullMarked;
