package org.cityplus.upgrade;

import org.cityplus.testing.UpgradedFrom;

@UpgradedFrom("2026-11-25")
class UpgradeFrom20261125Test extends UpgradeStory {
    UpgradeFrom20261125Test() {
        super("2026-11-25");
    }
}
