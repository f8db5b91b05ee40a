package org.cityplus.acceptance;

import java.util.Objects;

/** Somebody who uses keys alone; wherever they are, it must be seen (WCAG 2.2, 2.4.7). */
record Keyboard(Device device) {
    private static final int PATIENCE = 60;

    /** Tab until the focus is on what {@code selector} finds. */
    Keyboard to(String selector) {
        for (int tabs = 0; tabs < PATIENCE; tabs++) {
            press("Tab");
            checkFocusIsSeen();
            if (Objects.equals(true, device.page().evaluate("(s) => document.activeElement.matches(s)", selector))) {
                return this;
            }
        }
        throw new AssertionError(
                "Tab does not reach " + selector + " on " + device.page().url());
    }

    Keyboard press(String key) {
        device.page().keyboard().press(key);
        return this;
    }

    /** Types over what the field holds. */
    Keyboard type(String text) {
        press("ControlOrMeta+a");
        device.page().keyboard().type(text);
        return this;
    }

    private void checkFocusIsSeen() {
        Object unseen = device.page().evaluate(Scripts.UNSEEN_FOCUS);
        if (unseen != null) {
            device.complaints().add(device.page().url(), "focus cannot be seen on " + unseen);
        }
    }
}
