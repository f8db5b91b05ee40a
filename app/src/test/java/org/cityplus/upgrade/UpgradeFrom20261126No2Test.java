package org.cityplus.upgrade;

import org.cityplus.testing.UpgradedFrom;

@UpgradedFrom("2026-11-26-2")
class UpgradeFrom20261126No2Test extends LifeEventUpgradeStory {
    UpgradeFrom20261126No2Test() {
        super("2026-11-26-2");
    }
}
