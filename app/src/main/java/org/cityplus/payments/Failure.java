package org.cityplus.payments;

/** Why an attempt to pay took no money, as far as the payer can do something about it. */
public enum Failure {
    DECLINED,
    NOT_ENOUGH_MONEY,
    GIVEN_UP
}
