/** How well officers are reached: outcomes by channel, and how long it takes until something is acknowledged. */
@NullMarked
package vn.pcmt.notification.statistics;

import org.jspecify.annotations.NullMarked;
