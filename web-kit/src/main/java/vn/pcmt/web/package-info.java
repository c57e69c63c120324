/** What a web server asks of those who ask it. */
@NullMarked
package vn.pcmt.web;

import org.jspecify.annotations.NullMarked;
