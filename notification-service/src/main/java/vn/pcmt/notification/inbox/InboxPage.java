package vn.pcmt.notification.inbox;

import java.util.List;

/**
 * One page of an inbox.
 *
 * @param page counted from 0
 * @param total of all pages
 * @param unread how many the officer has not opened, on whichever page
 */
record InboxPage(List<InboxItem> items, int page, int size, long total, long unread) {}
