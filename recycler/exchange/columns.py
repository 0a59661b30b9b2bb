"""The columns of a workbook of batches."""

from recycler.entry.intake_rules import COLUMNS, REQUIRED
from recycler.exchange.heads import Heads
from recycler.units import unit_code

TICKET, STATE = "ticket", "state"

BATCHES = Heads(
    columns=COLUMNS,
    required=REQUIRED,
    also={
        "received_at": "received, received on, date received, 受入日時, 受入日, 受領日",
        "material": "material code, 材料, 品目, 材料コード",
        "supplier": "supplier name, 仕入先, 供給者, 搬入元",
        "supplier_lot": "lot, lot number, 仕入先ロット, ロット, ロット番号",
        "origin_country": "origin, country of origin, 原産国, 発生国",
        "gross": "gross weight, gross mass, 総重量",
        "tare": "tare weight, tare mass, 風袋, 風袋重量",
        "unit": "weight unit, 単位, 重量単位",
        "moisture_pct": "moisture, 水分, 含水率",
        "contamination_pct": "contamination, 異物, 異物率",
        "route": "process route, 処理ルート, ルート",
        "note": "notes, 備考, 注記",
        TICKET: "ticket number, 伝票番号",
        STATE: "状態",
    },
    figures=("gross", "tare"),
    units="kg|g|t|lbs?",
    unit_of=unit_code,
)
