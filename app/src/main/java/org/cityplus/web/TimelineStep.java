package org.cityplus.web;

/** One line of a timeline: what happened, happens now, or will; {@code title} begins 「您」 or 「我们」 where somebody acts. */
public record TimelineStep(When when, String title, String line) {
    public enum When {
        PAST(""),
        NOW("now"),
        LATER("later");

        private final String cssClass;

        When(String cssClass) {
            this.cssClass = cssClass;
        }

        public String cssClass() {
            return cssClass;
        }
    }
}
