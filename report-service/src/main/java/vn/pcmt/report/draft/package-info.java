/** What a unit is still writing: saved on the server, edited by several, proposed to the head of the commune, sent. */
@NullMarked
package vn.pcmt.report.draft;

import org.jspecify.annotations.NullMarked;
