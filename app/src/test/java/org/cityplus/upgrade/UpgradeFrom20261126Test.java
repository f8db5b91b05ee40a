package org.cityplus.upgrade;

import org.cityplus.testing.UpgradedFrom;

@UpgradedFrom("2026-11-26")
class UpgradeFrom20261126Test extends RightsUpgradeStory {
    UpgradeFrom20261126Test() {
        super("2026-11-26");
    }
}
