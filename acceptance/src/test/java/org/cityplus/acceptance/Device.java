package org.cityplus.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** One page open on one phone or desk, with short words for what people do with it. */
record Device(Page page, Complaints complaints) {
    Device open(String path) {
        page.navigate(path);
        return this;
    }

    /** Another tab of the same browser. */
    Device tab() {
        return new Device(page.context().newPage(), complaints);
    }

    /** The sandbox's SMS outbox, demo mode only, stands for the phone's own messages. */
    String latestSmsTo(String phone) {
        Device outbox = tab().open("/sandbox/sms");
        String text =
                outbox.find(".cells .cell:has-text('" + phone + "')").first().innerText();
        outbox.page.close();
        return text;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Device press(String selector) {
        find(selector).first().click();
        return this;
    }

    Device type(String selector, String text) {
        find(selector).fill(text);
        return this;
    }

    /** Presses the one act in the dock. */
    Device next() {
        return press(".dock .btn:not(.two)");
    }

    String text(String selector) {
        return find(selector).first().innerText();
    }

    /** Checks what must hold of every page, and takes its picture. */
    Device look(String name) {
        PageChecks.look(this, name);
        return this;
    }
}
