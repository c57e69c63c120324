/** What is read off the views: how targets stand. */
@NullMarked
package vn.pcmt.contract.view;

import org.jspecify.annotations.NullMarked;
