package org.cityplus.cases.form;

import org.cityplus.kernel.Message;

/** One thing found in a photo. A warning says whether the photo is still usable. */
public record PhotoFinding(boolean good, Message message) {}
