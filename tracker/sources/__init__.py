"""Where editions come from: fetching, discovery, and the gate that quarantines what is no edition.

Begin with `checking`, one round over all sources. What to look at is planned (`plans`) and found
(`discovery`), asked for host by host (`gathering`, `fetching`, `transport`), judged (`judging`, `gate`,
`doubting`), then stored and told, or held back (`taking`, `telling`, `quarantine`); `states` remembers each
source until the next time.
"""
