/** Systems of the province that are told what officers are told: signed messages, and replay of what they missed. */
@NullMarked
package vn.pcmt.notification.webhook;

import org.jspecify.annotations.NullMarked;
