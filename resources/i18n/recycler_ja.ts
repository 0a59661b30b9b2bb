<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Feed, dry</source>
        <translation>投入（乾燥重量）</translation>
    </message>
    <message>
        <source>{} recovered</source>
        <translation>{}の回収量</translation>
    </message>
    <message>
        <source>{} of the contained</source>
        <translation>含有量の {}</translation>
    </message>
    <message>
        <source>of {} target</source>
        <translation>目標 {} に対し</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{1} のうち {0}</translation>
    </message>
    <message>
        <source>points</source>
        <translation>ポイント</translation>
    </message>
    <message>
        <source>{} recovery</source>
        <translation>{}の回収率</translation>
    </message>
    <message>
        <source>{} by {}</source>
        <translation>{}（{} まで）</translation>
    </message>
    <message>
        <source>of {}, told by no assay yet</source>
        <translation>{}のうち分析がまだのもの</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未確定</translation>
    </message>
    <message>
        <source>{} suppliers bring {}</source>
        <translation>{1}の仕入先 {0} 社</translation>
    </message>
    <message>
        <source>{} materials bring {}</source>
        <translation>{} 種類の材料で {}</translation>
    </message>
    <message>
        <source>{} to before</source>
        <translation>前の期間との差 {}</translation>
    </message>
    <message>
        <source>rising over its months</source>
        <translation>月ごとに増加の傾向</translation>
    </message>
    <message>
        <source>falling over its months</source>
        <translation>月ごとに減少の傾向</translation>
    </message>
    <message>
        <source>owner {}</source>
        <translation>担当 {}</translation>
    </message>
    <message>
        <source>{name}: {now} of {value} by {day}</source>
        <translation>{name}：{day} までに {value}、現在 {now}</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>{}, of {}</source>
        <translation>{}、{}に対して</translation>
    </message>
    <message>
        <source>Largest origin</source>
        <translation>最大の原産国</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>前の期間</translation>
    </message>
    <message>
        <source>the year before</source>
        <translation>前年</translation>
    </message>
    <message>
        <source>Nothing is recovered here.</source>
        <translation>ここでは何も回収されません。</translation>
    </message>
    <message>
        <source>Recovery by element</source>
        <translation>元素別の回収率</translation>
    </message>
    <message>
        <source>chance of the minimum</source>
        <translation>最低値を満たす見込み</translation>
    </message>
    <message>
        <source>Recovered, % of contained</source>
        <translation>回収量（含有量に対する %）</translation>
    </message>
    <message>
        <source>bar 90 %</source>
        <translation>棒は 90 % 区間</translation>
    </message>
    <message>
        <source>{}: {} recovered</source>
        <translation>{}：{} を回収</translation>
    </message>
    <message>
        <source>Recovery from {} ({}) to {} ({})</source>
        <translation>回収率は {}（{}）から {}（{}）まで</translation>
    </message>
    <message>
        <source>Value of recovered metal</source>
        <translation>回収金属の価値</translation>
    </message>
    <message>
        <source>Values are off; Settings, Prices and rates.</source>
        <translation>金額の表示はオフです（「設定」の「価格と為替」）。</translation>
    </message>
    <message>
        <source>Recovered at spot and at floor, {}</source>
        <translation>回収金属、市価と最低価格、{}</translation>
    </message>
    <message>
        <source>whisker 10 to 90 %</source>
        <translation>ひげは10～90 %</translation>
    </message>
    <message>
        <source>at spot</source>
        <translation>市価</translation>
    </message>
    <message>
        <source>at floor</source>
        <translation>最低価格</translation>
    </message>
    <message>
        <source>Nothing was recovered in this period.</source>
        <translation>この期間に回収されたものはありません。</translation>
    </message>
    <message>
        <source>floor {}</source>
        <translation>最低 {}</translation>
    </message>
    <message>
        <source>Recovered metal is worth {}</source>
        <translation>回収金属の価値は{}</translation>
    </message>
    <message>
        <source>The interval is that of the mass; how far prices differ is not in it.</source>
        <translation>区間は質量の不確かさによるもので、価格のばらつきは含みません。</translation>
    </message>
    <message>
        <source>Without a price: {}.</source>
        <translation>価格なし：{}。</translation>
    </message>
    <message>
        <source>Prices in {} are left out: no exchange rate is known.</source>
        <translation>{}建ての価格は為替レートがないため使っていません。</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>At spot, {}</source>
        <translation>市価、{}</translation>
    </message>
    <message>
        <source>At floor, {}</source>
        <translation>最低価格、{}</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>価格の対象</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Recovered, %</source>
        <translation>回収率（%）</translation>
    </message>
    <message>
        <source>Share of a year’s demand</source>
        <translation>年間需要に占める割合</translation>
    </message>
    <message>
        <source>Recovered in {}, against what is used in such a time</source>
        <translation>{}の回収量と同じ長さの期間の使用量</translation>
    </message>
    <message>
        <source>No {} was received in this period.</source>
        <translation>この期間に{}の受け入れはありません。</translation>
    </message>
    <message>
        <source>No {} is recovered of what was received.</source>
        <translation>受け入れたものから{}は回収されません。</translation>
    </message>
    <message>
        <source>No consumption of {} is known.</source>
        <translation>{}の消費量はわかっていません。</translation>
    </message>
    <message>
        <source>element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>oxide</source>
        <translation>酸化物</translation>
    </message>
    <message>
        <source>LCE</source>
        <translation>LCE</translation>
    </message>
    <message>
        <source>We cover {} of {} demand, {}</source>
        <translation>{2}の{1}需要の{0}に相当</translation>
    </message>
    <message>
        <source>We cover {} of demand, {}</source>
        <translation>{1}の需要の{0}に相当</translation>
    </message>
    <message>
        <source>* counted as oxides by assumption</source>
        <translation>* 酸化物としての計上は仮定</translation>
    </message>
    <message>
        <source>some are contracts; the table has their notes</source>
        <translation>契約量を含む（注記は表に）</translation>
    </message>
    <message>
        <source>Demand of</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>t a year</source>
        <translation>t/年</translation>
    </message>
    <message>
        <source>Counted as</source>
        <translation>計上の基準</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Recovered, kg</source>
        <translation>回収、kg</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注記</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Supply with and without us</source>
        <translation>当所の有無による供給</translation>
    </message>
    <message>
        <source>Nobody says who supplies {}.</source>
        <translation>{}の供給国は知られていません。</translation>
    </message>
    <message>
        <source>HHI and largest share</source>
        <translation>HHIと最大の割合</translation>
    </message>
    <message>
        <source>1 800, highly concentrated</source>
        <translation>1 800、高い集中</translation>
    </message>
    <message>
        <source>without us</source>
        <translation>当所なし</translation>
    </message>
    <message>
        <source>with us</source>
        <translation>当所あり</translation>
    </message>
    <message>
        <source>ten times as much</source>
        <translation>10 倍の場合</translation>
    </message>
    <message>
        <source>We take {} points off the HHI; ×10 takes {}</source>
        <translation>HHIを{}ポイント下げる（10 倍なら{}）</translation>
    </message>
    <message>
        <source>We take {} points off the HHI</source>
        <translation>HHIを{}ポイント下げる</translation>
    </message>
    <message>
        <source>What is recovered is {} of the demand, {}</source>
        <translation>回収量は{1}の需要の{0}に相当</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>供給</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Months of cover of a reserve</source>
        <translation>備蓄で賄える月数</translation>
    </message>
    <message>
        <source>{} days, aim of {}</source>
        <translation>{}日、{}の目標</translation>
    </message>
    <message>
        <source>Days of demand, if all that was recovered is kept</source>
        <translation>回収した全量を備蓄した場合の需要日数</translation>
    </message>
    <message>
        <source>A reserve of it lasts {}, {}</source>
        <translation>備蓄すれば{1}の{0}分</translation>
    </message>
    <message>
        <source>It lasts {}</source>
        <translation>{}分</translation>
    </message>
    <message>
        <source>No aim for stockpiles of these countries is known.</source>
        <translation>これらの国の備蓄目標はわかっていません。</translation>
    </message>
    <message>
        <source>Reserve, kg</source>
        <translation>備蓄、kg</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Aim, days</source>
        <translation>目標、日</translation>
    </message>
    <message>
        <source>Of the aim, %</source>
        <translation>目標比、%</translation>
    </message>
    <message>
        <source>Recovered by element</source>
        <translation>元素別の回収量</translation>
    </message>
    <message>
        <source>Most recovered: {}, {} of {}</source>
        <translation>最も多い回収：{0}、{2} のうち {1}</translation>
    </message>
    <message>
        <source>Contained and recovered, {}</source>
        <translation>含有量と回収量、{}</translation>
    </message>
    <message>
        <source>whisker 90 %</source>
        <translation>ひげは 90 % 区間</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>of {}</source>
        <translation>{} のうち</translation>
    </message>
    <message>
        <source>Contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>Origin of the scrap</source>
        <translation>スクラップの原産国</translation>
    </message>
    <message>
        <source>Supply by country</source>
        <translation>国別の供給</translation>
    </message>
    <message>
        <source>Share of supply, {}</source>
        <translation>供給の割合、{}</translation>
    </message>
    <message>
        <source>{} mines {} of {}</source>
        <translation>{0}が{2}の{1}を採掘</translation>
    </message>
    <message>
        <source>{} refines {} of {}</source>
        <translation>{0}が{2}の{1}を精製</translation>
    </message>
    <message>
        <source>{}: {} from {}</source>
        <translation>{0}：{2}から {1}</translation>
    </message>
    <message>
        <source>65 % ceiling, EU benchmark</source>
        <translation>上限 65 %（EU 指標）</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Concentration of supply (HHI)</source>
        <translation>供給の集中度（HHI）</translation>
    </message>
    <message>
        <source>own intake</source>
        <translation>自社の受入</translation>
    </message>
    <message>
        <source>HHI, 0 to 10 000, and largest country</source>
        <translation>HHI（0～10 000）と最大の国</translation>
    </message>
    <message>
        <source>Own intake: HHI {}</source>
        <translation>自社の受入：HHI {}</translation>
    </message>
    <message>
        <source>Most concentrated: {}, HHI {}</source>
        <translation>最も集中：{}、HHI {}</translation>
    </message>
    <message>
        <source>≥ a lower bound: supply of no named country is left out. Bold: the chosen stage.</source>
        <translation>≥ は下限：国名のない供給は含みません。太字は選んだ段階。</translation>
    </message>
    <message>
        <source>Not named, %</source>
        <translation>国名なし、%</translation>
    </message>
    <message>
        <source>Own intake by origin</source>
        <translation>原産国別の受入</translation>
    </message>
    <message>
        <source>No origin is stated</source>
        <translation>原産国の記載なし</translation>
    </message>
    <message>
        <source>{} from {}, above the 65 % ceiling</source>
        <translation>{1}が{0}、上限 65 % を超過</translation>
    </message>
    <message>
        <source>{} from {}</source>
        <translation>{1}から {0}</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Contained, kg</source>
        <translation>含有、kg</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>{}: {} of unstated origin</source>
        <translation>{}：原産国の記載なし {}</translation>
    </message>
    <message>
        <source>Share of contained {} by origin</source>
        <translation>{}の含有量に占める原産国別の割合</translation>
    </message>
    <message>
        <source>No country sends more than {}, {}</source>
        <translation>最大は{1}の{0}</translation>
    </message>
    <message>
        <source>By the lists of {}: {}</source>
        <translation>{}時点のリストでは：{}</translation>
    </message>
    <message>
        <source>To be verified: {}</source>
        <translation>要確認：{}</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>These batches hold no {}.</source>
        <translation>これらのバッチに{}は含まれません。</translation>
    </message>
    <message>
        <source>{} others</source>
        <translation>ほか {} 件</translation>
    </message>
    <message>
        <source>World</source>
        <translation>世界</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>欧州連合</translation>
    </message>
    <message>
        <source>rest of the world</source>
        <translation>その他の国</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>own recycling</source>
        <translation>自社のリサイクル</translation>
    </message>
    <message>
        <source>months</source>
        <translation>か月</translation>
    </message>
    <message>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Evidence: {}</source>
        <translation>根拠：{}</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>割合（%）</translation>
    </message>
    <message>
        <source>Materials that bring most</source>
        <translation>量の多い材料</translation>
    </message>
    <message>
        <source>Suppliers that bring most</source>
        <translation>量の多い仕入先</translation>
    </message>
    <message>
        <source>Recovered {}, {}, and running share</source>
        <translation>{}の回収量、{}、累積割合</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>▼ minimum {}</source>
        <translation>▼ 最低値 {}</translation>
    </message>
    <message>
        <source>, ▽ {}</source>
        <translation>、▽ {}</translation>
    </message>
    <message>
        <source>; * to be verified</source>
        <translation>；* は要確認</translation>
    </message>
    <message>
        <source>{} ceiling</source>
        <translation>上限 {}</translation>
    </message>
    <message>
        <source>HHI at least {}</source>
        <translation>HHI {} 以上</translation>
    </message>
    <message>
        <source>HHI {}</source>
        <translation>HHI {}</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>All from one material</source>
        <translation>すべて 1 種類の材料から</translation>
    </message>
    <message>
        <source>All from one supplier</source>
        <translation>すべて 1 社の仕入先から</translation>
    </message>
    <message>
        <source>Spread over {} materials</source>
        <translation>{} 種類の材料に分散</translation>
    </message>
    <message>
        <source>Spread over {} suppliers</source>
        <translation>{} 社の仕入先に分散</translation>
    </message>
    <message>
        <source>{} of {} materials bring half</source>
        <translation>{1} 種類のうち {0} 種類で半分を占めます</translation>
    </message>
    <message>
        <source>{} of {} suppliers bring half</source>
        <translation>{1} 社のうち {0} 社で半分を占めます</translation>
    </message>
    <message>
        <source>No batches in this period with these filters.</source>
        <translation>この期間と絞り込みに当てはまるバッチはありません。</translation>
    </message>
    <message>
        <source>Throughput by stream</source>
        <translation>材料群別の処理量</translation>
    </message>
    <message>
        <source>No {} in this period</source>
        <translation>この期間に{}はありません</translation>
    </message>
    <message>
        <source>Nothing of it in this period</source>
        <translation>この期間にはありません</translation>
    </message>
    <message>
        <source>{} streams, none above {}</source>
        <translation>{} 群、いずれも {} 以下</translation>
    </message>
    <message>
        <source>{}: {} of {}</source>
        <translation>{0}：{2}の {1}</translation>
    </message>
    <message>
        <source>{}: {} dry</source>
        <translation>{}：乾燥 {}</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}：{}</translation>
    </message>
    <message>
        <source>contained {}</source>
        <translation>{}の含有量</translation>
    </message>
    <message>
        <source>recovered {}</source>
        <translation>{}の回収量</translation>
    </message>
    <message>
        <source>the dry mass</source>
        <translation>乾燥重量</translation>
    </message>
    <message>
        <source>Dry mass by stream and {}, {}</source>
        <translation>材料群・{}別の乾燥重量、{}</translation>
    </message>
    <message>
        <source>{} contained, by stream and {}, {}</source>
        <translation>{}の含有量、材料群・{}別、{}</translation>
    </message>
    <message>
        <source>{} recovered, by stream and {}, {}</source>
        <translation>{}の回収量、材料群・{}別、{}</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Recovered so far</source>
        <translation>これまでの回収量</translation>
    </message>
    <message>
        <source>Nothing of it is recovered from these batches by their routes.</source>
        <translation>これらのバッチの経路では回収されません。</translation>
    </message>
    <message>
        <source>No {} recovered</source>
        <translation>{}の回収なし</translation>
    </message>
    <message>
        <source>As things go it is reached about {}, with 95 % by {}.</source>
        <translation>このままなら {} ごろに達し、95 % の確からしさで {} までに達します。</translation>
    </message>
    <message>
        <source>As things go it is reached about {}, with 95 % not before {}.</source>
        <translation>このままなら {} ごろに達します。95 % の確からしさで {} より前ではありません。</translation>
    </message>
    <message>
        <source>As things go it is reached about {}.</source>
        <translation>このままなら {} ごろに達します。</translation>
    </message>
    <message>
        <source>{} of {} by {}</source>
        <translation>{2} までに {1} {0}</translation>
    </message>
    <message>
        <source>{} of {} by {}: {} likely</source>
        <translation>{2} までに {1} {0}：見込み {3}</translation>
    </message>
    <message>
        <source>{} of {}: {} likely</source>
        <translation>{1} {0}：見込み {2}</translation>
    </message>
    <message>
        <source>projection from {} own weeks</source>
        <translation>自社 {} 週からの見通し</translation>
    </message>
    <message>
        <source>band 90 %</source>
        <translation>帯は 90 % 区間</translation>
    </message>
    <message>
        <source>Recovered {}, cumulative, {}</source>
        <translation>回収 {} の累計、{}</translation>
    </message>
    <message>
        <source>As things go it is not reached in time.</source>
        <translation>このままでは期限までに届きません。</translation>
    </message>
    <message>
        <source>As things go it is reached about {}, with 90 % between {} and {}.</source>
        <translation>このままなら {} ごろに達し、90 % の範囲は {} から {} まで。</translation>
    </message>
    <message>
        <source>target {}</source>
        <translation>目標 {}</translation>
    </message>
    <message>
        <source>{}, expected</source>
        <translation>{}（見込み）</translation>
    </message>
    <message>
        <source>Start, {}</source>
        <translation>開始、{}</translation>
    </message>
    <message>
        <source>{}, to {}</source>
        <translation>{}、{} まで</translation>
    </message>
    <message>
        <source>To</source>
        <translation>まで</translation>
    </message>
    <message>
        <source>others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>rare earths</source>
        <translation>希土類</translation>
    </message>
    <message>
        <source>Q{}</source>
        <translation>第 {} 四半期</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>{} days</source>
        <translation>{} 日</translation>
    </message>
    <message>
        <source>The weakest grade that contributes notably is shown. The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.</source>
        <translation>効いている根拠のうち最も弱いものを示します。合計の 5 % と 95 % は各行の和ではありません。誤差が共通だからです。</translation>
    </message>
    <message>
        <source>Recovery summary, {}</source>
        <translation>回収集計、{}</translation>
    </message>
    <message>
        <source>{report}, {period}</source>
        <translation>{report}：{period}</translation>
    </message>
    <message>
        <source>Recovery, {}</source>
        <translation>回収、{}</translation>
    </message>
    <message>
        <source>page {n} of {count}</source>
        <translation>{n} / {count} ページ</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>week {}</source>
        <translation>{} 週</translation>
    </message>
    <message>
        <source>No batches came in from {}: there is nothing to add up. Where batches are missing, log them and make the report again.</source>
        <translation>{} に受け入れたバッチはなく、集計するものがありません。記録漏れがあれば記録して、報告書を作り直してください。</translation>
    </message>
    <message>
        <source>Nothing came in</source>
        <translation>受け入れなし</translation>
    </message>
    <message>
        <source>written {} by {}</source>
        <translation>作成 {}、{}</translation>
    </message>
    <message>
        <source>data version {}</source>
        <translation>データ版 {}</translation>
    </message>
    <message>
        <source>nothing provisional</source>
        <translation>暫定値なし</translation>
    </message>
    <message>
        <source>{} provisional</source>
        <translation>暫定 {}</translation>
    </message>
    <message>
        <source>The period is not over: figures are to {}.</source>
        <translation>期間の途中です。数値は {} までのものです。</translation>
    </message>
    <message>
        <source>intervals are 90 %</source>
        <translation>区間は 90 %</translation>
    </message>
    <message>
        <source>Totals are live formulas over the sheets Materials and Batches; blue cells of Batches may be changed.</source>
        <translation>合計はシート「材料」と「バッチ」を参照する数式です。「バッチ」の青いセルは変更できます。</translation>
    </message>
    <message>
        <source>Simulated facility: people, suppliers and batches are invented.</source>
        <translation>模擬施設：人物、仕入先、バッチはすべて架空です。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>From received to product</source>
        <translation>受入れから製品まで</translation>
    </message>
    <message>
        <source>The plant</source>
        <translation>プラント</translation>
    </message>
    <message>
        <source>Runs mix what many bring: this is of all batches. Clear the filters to see it.</source>
        <translation>処理では多くの搬入元のものが混ざるため、これは全バッチの図です。絞り込みを解除すると表示されます。</translation>
    </message>
    <message>
        <source>Reading what runs took and made…</source>
        <translation>処理の投入と産出を読み込んでいます…</translation>
    </message>
    <message>
        <source>No run was closed in this period.</source>
        <translation>この期間に完了した処理はありません。</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>{}: {} of the lost {}</source>
        <translation>{0}：失われた{2}の {1}</translation>
    </message>
    <message>
        <source>{} of the lost {} at one place</source>
        <translation>失われた{1}の {0} が一か所で</translation>
    </message>
    <message>
        <source>Lost {}, {}, and running share</source>
        <translation>失われた{}、{}、累積の割合</translation>
    </message>
    <message>
        <source>not accounted for</source>
        <translation>不明分</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>見つからない分</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>損失量</translation>
    </message>
    <message>
        <source>Running share, %</source>
        <translation>累積、%</translation>
    </message>
    <message>
        <source>Recovery by run</source>
        <translation>処理ごとの回収率</translation>
    </message>
    <message>
        <source>All {} runs within their limits</source>
        <translation>{} 回の処理はすべて管理限界内</translation>
    </message>
    <message>
        <source>{} of {} runs beyond their limits</source>
        <translation>{1} 回中 {0} 回の処理が管理限界の外</translation>
    </message>
    <message>
        <source>by run, points from what the run before lets expect (φ {})</source>
        <translation>処理ごと、前の処理からの予想との差、ポイント（φ {}）</translation>
    </message>
    <message>
        <source>Recovery of {}</source>
        <translation>{}の回収率</translation>
    </message>
    <message>
        <source>limits 3 sd of the moving range</source>
        <translation>限界は移動範囲の 3 標準偏差</translation>
    </message>
    <message>
        <source>Fewer than eight closed runs with an own assay: no limits yet.</source>
        <translation>自社分析のある完了した処理が 8 回未満のため、管理限界はまだありません。</translation>
    </message>
    <message>
        <source>Recovery, %</source>
        <translation>回収率（%）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>From what was expected, points</source>
        <translation>予想との差、ポイント</translation>
    </message>
    <message>
        <source>Drift of recovery</source>
        <translation>回収率の変化</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>警報</translation>
    </message>
    <message>
        <source>Recovery of {} by month, CUSUM of standard scores</source>
        <translation>{}の月ごとの回収率、標準得点の累積和</translation>
    </message>
    <message>
        <source>k 0.5, h 5, from the median of the first runs</source>
        <translation>k 0.5、h 5、最初の処理の中央値を基準</translation>
    </message>
    <message>
        <source>No drift in {} months</source>
        <translation>{} か月間、変化なし</translation>
    </message>
    <message>
        <source>Recovery rose from {} on</source>
        <translation>{} から回収率が上昇</translation>
    </message>
    <message>
        <source>Recovery fell from {} on</source>
        <translation>{} から回収率が低下</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得点</translation>
    </message>
    <message>
        <source>Sum above</source>
        <translation>上側の和</translation>
    </message>
    <message>
        <source>Sum below</source>
        <translation>下側の和</translation>
    </message>
    <message>
        <source>{measure}, {unit}</source>
        <translation>{measure}、{unit}</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>主要な数値</translation>
    </message>
    <message>
        <source>What drives it</source>
        <translation>何で決まるか</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>含有率</translation>
    </message>
    <message>
        <source>{} makes {} of the ± of {}</source>
        <translation>{2} の ± の {1} は{0}による</translation>
    </message>
    <message>
        <source>{}: feed × content × recovery</source>
        <translation>{}：投入 × 含有率 × 回収率</translation>
    </message>
    <message>
        <source>bar: part of the ± of what is recovered</source>
        <translation>棒：回収量の ± に占める割合</translation>
    </message>
    <message>
        <source>{} contained</source>
        <translation>含有 {}</translation>
    </message>
    <message>
        <source>{} batches</source>
        <translation>バッチ {} 件</translation>
    </message>
    <message>
        <source>+1 point: {}</source>
        <translation>+1 ポイントで {}</translation>
    </message>
    <message>
        <source>Value at spot</source>
        <translation>市場価格での価値</translation>
    </message>
    <message>
        <source>prices as listed</source>
        <translation>価格は表のとおり</translation>
    </message>
    <message>
        <source>{} of the ±</source>
        <translation>± の {}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Part of the ±, %</source>
        <translation>± に占める割合、%</translation>
    </message>
    <message>
        <source>of the dry mass</source>
        <translation>乾燥重量に対して</translation>
    </message>
    <message>
        <source>Rests on assumptions</source>
        <translation>仮定に基づく割合</translation>
    </message>
    <message>
        <source>of what is recovered</source>
        <translation>回収量に対して</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>今期</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>前期</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>増減</translation>
    </message>
    <message>
        <source>Feed, dry, {}</source>
        <translation>投入（乾燥重量）、{}</translation>
    </message>
    <message>
        <source>{} recovered, {}</source>
        <translation>{}の回収量、{}</translation>
    </message>
    <message>
        <source>Intervals are 90 %. ≈: a change within what chance brings. Provisional: what rests on results that are not final, or on none of its own.</source>
        <translation>区間は 90 %。≈：偶然の範囲内の増減。暫定：確定前の結果に基づくもの、または自らの分析結果がないもの。</translation>
    </message>
    <message>
        <source>The period still runs, to {}: the period before is whole.</source>
        <translation>今期は {} まで続きます。前期は全期間の値です。</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>処理量</translation>
    </message>
    <message>
        <source>Recovered so far, and streams</source>
        <translation>累計回収量と材料群</translation>
    </message>
    <message>
        <source>All</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>材料群</translation>
    </message>
    <message>
        <source>Masses in {}, recovery in % of what is contained.</source>
        <translation>質量は {}、回収率は含有量に対する % です。</translation>
    </message>
    <message>
        <source>Recovered: as expected by the routes and as found by assays. The weakest grade that contributes notably is shown. The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.</source>
        <translation>回収量：処理ルートからの見込みと分析結果による値。根拠は、影響の目立つもののうち最も弱いものを示します。誤差には共通部分があるため、合計の 5 % と 95 % は各行の和になりません。</translation>
    </message>
    <message>
        <source>Minimum: material recovery from waste batteries by Regulation (EU) 2023/1542, from the end of the year named. * to be verified.</source>
        <translation>最低値：規則 (EU) 2023/1542 による廃電池からの材料回収率。示した年の末から適用。* は要確認。</translation>
    </message>
    <message>
        <source>Recovery and mass by element</source>
        <translation>元素別の回収率と質量</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>回収率</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低値</translation>
    </message>
    <message>
        <source>Origins and suppliers</source>
        <translation>原産国と仕入先</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>処理ルート</translation>
    </message>
    <message>
        <source>Dry mass, {}</source>
        <translation>乾燥重量、{}</translation>
    </message>
    <message>
        <source>Assayed</source>
        <translation>分析済み</translation>
    </message>
    <message>
        <source>no route</source>
        <translation>処理ルートなし</translation>
    </message>
    <message>
        <source>Assayed: share of the dry mass with results of its own.</source>
        <translation>分析済み：自らの分析結果がある乾燥重量の割合。</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Recovered, {}</source>
        <translation>回収量、{}</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Of what is recovered, {share} rests on assumptions. They stand in the sources below and give way to assays and runs of the site.</source>
        <translation>回収量のうち {share} は仮定に基づきます。仮定は下の出典に示し、自社の分析や処理の結果が得られれば置き換わります。</translation>
    </message>
    <message>
        <source>What was assumed</source>
        <translation>仮定したこと</translation>
    </message>
    <message>
        <source>Data in use</source>
        <translation>使用中のデータ</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Weakest</source>
        <translation>最も弱い根拠</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Sources are shortened; sheet Provenance of the summary workbook has them whole.</source>
        <translation>出典は短くしてあります。全文は集計ブックの「Provenance」シートにあります。</translation>
    </message>
    <message>
        <source>{} and {} more</source>
        <translation>{} ほか {} 件</translation>
    </message>
    <message>
        <source>For a review meeting under the US–Japan framework on critical minerals and rare earths (Tokyo, 28 October 2025).</source>
        <translation>重要鉱物・レアアースに関する日米枠組み（東京、2025年10月28日）に基づく検討会合のための資料です。</translation>
    </message>
    <message>
        <source>The framework creates no binding obligation in domestic or international law (its last clauses): what stands here under its name are policy goals, not duties. Duties by law are named as such.</source>
        <translation>枠組みは国内法・国際法上の拘束力ある義務を生じさせません（末尾の条項）。枠組みとして示す項目は政策目標であり、義務ではありません。法令上の義務はその旨を明記します。</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>この資料について</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>位置づけ</translation>
    </message>
    <message>
        <source>Counted from {day}; what is still to come stands first, and what others did over a year ago is left out. * to be verified.</source>
        <translation>{day} を起点とします。これからのものを先に示し、他者による 1 年以上前の事項は省きます。* は要確認。</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>when asked</source>
        <translation>要請時</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>{} left</source>
        <translation>あと {} 日</translation>
    </message>
    <message>
        <source>{} passed</source>
        <translation>{} 日経過</translation>
    </message>
    <message>
        <source>Balance of the plant</source>
        <translation>工場の物質収支</translation>
    </message>
    <message>
        <source>Nothing was done with in this period, so nothing can be missing yet.</source>
        <translation>この期間に処理を終えたものはなく、不足はまだ生じ得ません。</translation>
    </message>
    <message>
        <source>Missing = opening + in + unseen − out − closing [kg]. z: missing in its own standard deviations; beyond ±2 it is hardly chance, beyond ±3 somebody should act. Provisional: share of what moved that rests on no final result.</source>
        <translation>不足 = 期首 + 入 + 未計量 − 出 − 期末 [kg]。z：不足をその標準偏差で割った値。±2 を超えると偶然とは言いにくく、±3 を超えると対処が必要です。暫定：動いた量のうち確定結果のない割合。</translation>
    </message>
    <message>
        <source>{} dry mass missing</source>
        <translation>乾燥重量 {} の不足</translation>
    </message>
    <message>
        <source>{} dry mass too much</source>
        <translation>乾燥重量 {} の過剰</translation>
    </message>
    <message>
        <source>The books close: {}, within what is known.</source>
        <translation>収支は合っています：{}（不確かさの範囲内）。</translation>
    </message>
    <message>
        <source>The books do not close: {}.</source>
        <translation>収支が合いません：{}。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期首</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>未計量</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>収支率</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暫定</translation>
    </message>
    <message>
        <source>Dry mass</source>
        <translation>乾燥重量</translation>
    </message>
    <message>
        <source>Unaccounted</source>
        <translation>不明量</translation>
    </message>
    <message>
        <source>Missing, kg</source>
        <translation>不足、kg</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>対処</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Input, t</source>
        <translation>入、t</translation>
    </message>
    <message>
        <source>Output, t</source>
        <translation>出、t</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>値、%</translation>
    </message>
    <message>
        <source>5–95 %</source>
        <translation>5–95 %</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>No target is followed. The page Targets takes them from the list, or your own.</source>
        <translation>追跡中の目標はありません。「目標」ページでリストから追加するか、自社の目標を入力してください。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>By</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Now ± 90 %</source>
        <translation>現在 ± 90 %</translation>
    </message>
    <message>
        <source>Projected</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>達成確率</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>As they stand on {day}. A chance rests on the facility’s own weeks, runs, months or results; how is said on the page Targets.</source>
        <translation>{day}現在。達成確率は自社の週次実績・処理・月次実績・分析結果に基づきます。詳しくは「目標」ページを参照。</translation>
    </message>
    <message>
        <source>Origins by share</source>
        <translation>原産国（割合）</translation>
    </message>
    <message>
        <source>HHI of the own intake, 0 to 10 000 ± 90 %; origins nobody stated are in no index.</source>
        <translation>自社受入のHHI（0～10 000、± 90 %）。原産国不明分は指数に含みません。</translation>
    </message>
    <message>
        <source>A year, t</source>
        <translation>年間（t）</translation>
    </message>
    <message>
        <source>Recovered of it</source>
        <translation>回収分の割合</translation>
    </message>
    <message>
        <source>HHI of supply</source>
        <translation>供給のHHI</translation>
    </message>
    <message>
        <source>With ours</source>
        <translation>当社分を加えて</translation>
    </message>
    <message>
        <source>Diversification</source>
        <translation>多角化</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Per kg</source>
        <translation>kgあたり</translation>
    </message>
    <message>
        <source>10–90 %</source>
        <translation>10–90 %</translation>
    </message>
    <message>
        <source>Price dated</source>
        <translation>価格の日付</translation>
    </message>
    <message>
        <source>At listed prices. What prices differ by between places and days is not in the interval. Without a price: {}.</source>
        <translation>掲載価格による。場所や日による価格の差は区間に含みません。価格なし：{}。</translation>
    </message>
    <message>
        <source>{name}, from {since} on: {told}</source>
        <translation>{name}（{since}から）：{told}</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>もしも</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>現状</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Difference ± 90 %</source>
        <translation>差 ± 90 %</translation>
    </message>
    <message>
        <source>Runs closed in {year}, by Regulation (EU) 2023/1542, Annex XII. Formulas and counted substances are to be verified in Delegated Regulation (EU) 2025/606.</source>
        <translation>{year} 年に終えた処理。規則 (EU) 2023/1542 附属書 XII による。計算式と算入物質は委任規則 (EU) 2025/606 で要確認。</translation>
    </message>
    <message>
        <source>Rates by the EU battery regulation</source>
        <translation>EU 電池規則による指標</translation>
    </message>
    <message>
        <source>{}: efficiency</source>
        <translation>{}：効率</translation>
    </message>
    <message>
        <source>{}: recovery of {}</source>
        <translation>{}：{} の回収</translation>
    </message>
    <message>
        <source>{share} from {year}</source>
        <translation>{year} 年から {share}</translation>
    </message>
</context>
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation>このプログラムについて</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Recycler {version}</source>
        <translation>Recycler {version}</translation>
    </message>
    <message>
        <source>Works without a network; nothing leaves this computer.</source>
        <translation>ネットワークなしで動き、データはこのコンピューターから出ません。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>データフォルダー</translation>
    </message>
    <message>
        <source>Store, backups, attachments and logs of this installation.</source>
        <translation>この環境のデータ、バックアップ、添付、ログ。</translation>
    </message>
    <message>
        <source>Data version</source>
        <translation>データの版</translation>
    </message>
    <message>
        <source>Stands on every export; the same version gives the same figures.</source>
        <translation>すべての出力に記されます。同じ版からは同じ数値が得られます。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Of the program; the text is in the file LICENSE.</source>
        <translation>プログラムのもの。本文は LICENSE ファイルにあります。</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>書体</translation>
    </message>
    <message>
        <source>Inter, shipped under the SIL Open Font License 1.1, in full below.</source>
        <translation>Inter。SIL Open Font License 1.1 に基づき同梱。全文は下にあります。</translation>
    </message>
    <message>
        <source>SIL Open Font License</source>
        <translation>SIL Open Font License</translation>
    </message>
    <message>
        <source>The versions are in the clipboard.</source>
        <translation>版の情報をクリップボードに入れました。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>At {price} for each kilogram of the element ({listed}, {date}). Source: {source}. {grade}</source>
        <translation>元素 1 kg あたり {price} で計算（{listed}、{date}）。出典：{source}。{grade}</translation>
    </message>
    <message>
        <source>Quoted for the product itself.</source>
        <translation>製品そのものの相場です。</translation>
    </message>
    <message>
        <source>Assumption: quoted for another form than what is sold here.</source>
        <translation>仮定：ここで販売するものとは別の形態の相場です。</translation>
    </message>
    <message>
        <source>± is worth</source>
        <translation>± の金額</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>after</source>
        <translation>測定後</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>90 % after, kg</source>
        <translation>測定後、kg</translation>
    </message>
    <message>
        <source>Narrows ± by, kg</source>
        <translation>± の縮小、kg</translation>
    </message>
    <message>
        <source>share of ±</source>
        <translation>± 比</translation>
    </message>
</context>
<context>
    <name>AddMaterialForm</name>
    <message>
        <source>A material of your own</source>
        <translation>自社の材料</translation>
    </message>
    <message>
        <source>Add the material</source>
        <translation>材料を追加</translation>
    </message>
    <message>
        <source>The family decides its routes. What it holds is learned from its assays.</source>
        <translation>経路は系統で決まります。組成は分析結果から学習されます。</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>Weigh again on the scale</source>
        <translation>もう一度計量する</translation>
    </message>
    <message>
        <source>Dry a sample</source>
        <translation>試料を乾燥する</translation>
    </message>
    <message>
        <source>Sort a sample</source>
        <translation>試料を選別する</translation>
    </message>
    <message>
        <source>Assay {elements}</source>
        <translation>{elements} を分析する</translation>
    </message>
    <message>
        <source>Assay the last sample again</source>
        <translation>最後の試料をもう一度分析する</translation>
    </message>
    <message>
        <source>Take a second sample</source>
        <translation>試料をもう 1 つ採る</translation>
    </message>
    <message>
        <source>Weighing again would narrow {before} kg to about {after} kg.</source>
        <translation>もう一度計量すると、{before} kg がおよそ {after} kg に狭まります。</translation>
    </message>
    <message>
        <source>Drying a sample would narrow {before} kg to about {after} kg.</source>
        <translation>試料を乾燥すると、{before} kg がおよそ {after} kg に狭まります。</translation>
    </message>
    <message>
        <source>Sorting a sample would narrow {before} kg to about {after} kg.</source>
        <translation>試料を選別すると、{before} kg がおよそ {after} kg に狭まります。</translation>
    </message>
    <message>
        <source>An assay would narrow {before} kg to about {after} kg.</source>
        <translation>分析すると {before} kg は約 {after} kg に狭まります。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>・</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first}・{last}</translation>
    </message>
    <message>
        <source>Nothing measured on this load narrows it much: the spread is that of {route} between plants.</source>
        <translation>この荷を測っても大きくは狭まりません。ばらつきは {route} の設備間の差によります。</translation>
    </message>
</context>
<context>
    <name>AskForm</name>
    <message>
        <source>Sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>採取者</translation>
    </message>
    <message>
        <source>Taken how</source>
        <translation>採取方法</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>質量</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>封印</translation>
    </message>
    <message>
        <source>Register sample</source>
        <translation>試料を登録</translation>
    </message>
    <message>
        <source>Sample of {ticket}</source>
        <translation>{ticket} の試料</translation>
    </message>
    <message>
        <source>Sample {sample} of {ticket} waits in the laboratory.</source>
        <translation>{ticket} の試料 {sample} を分析待ちにしました。</translation>
    </message>
    <message>
        <source>It waits under Laboratory until its result is recorded.</source>
        <translation>結果を記録するまで「分析室」で待ちます。</translation>
    </message>
</context>
<context>
    <name>AssayImportPanel</name>
    <message>
        <source>Import results</source>
        <translation>分析結果の取り込み</translation>
    </message>
    <message>
        <source>One result a row, or one sample a row with a column for each element. Each row is checked before anything is stored; what was recorded before is not recorded again.</source>
        <translation>1 行に結果 1 件、または 1 行に試料 1 件と元素ごとの列。保存の前に各行を確かめます。記録済みのものは二度記録されません。</translation>
    </message>
    <message>
        <source>Recording {file}</source>
        <translation>{file} を記録中</translation>
    </message>
    <message>
        <source>Make {results} final</source>
        <translation>{results}を確定</translation>
    </message>
    <message>
        <source>Record {results}, make {final} final</source>
        <translation>{results}を記録、{final} 件を確定</translation>
    </message>
    <message>
        <source>Record {results}</source>
        <translation>{results}を記録</translation>
    </message>
    <message>
        <source>{what}, leave out {rows}</source>
        <translation>{what}（{rows}は除く）</translation>
    </message>
    <message>
        <source>No row can be recorded yet: put them right and bring them in again.</source>
        <translation>記録できる行がまだありません。直してから、もう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Once put right, the same rows record the rest, and nothing twice.</source>
        <translation>直してから同じ行を取り込むと、残りが記録されます。二重には記録されません。</translation>
    </message>
    <message>
        <source>{results} of {file} recorded.</source>
        <translation>{file} から{results}を記録しました。</translation>
    </message>
    <message>
        <source>{results} made final.</source>
        <translation>{results}を確定しました。</translation>
    </message>
    <message>
        <source>{rows} were recorded before.</source>
        <translation>{rows}は記録済みでした。</translation>
    </message>
</context>
<context>
    <name>AssayImportRows</name>
    <message>
        <source>{results} ready</source>
        <translation>{results}記録可</translation>
    </message>
    <message>
        <source>{rows} recorded before</source>
        <translation>{rows}記録済み</translation>
    </message>
    <message>
        <source>Recorded before</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>伝票</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>測定値</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析法</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>分析機関</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>becomes {state}</source>
        <translation>{state}になる</translation>
    </message>
</context>
<context>
    <name>AssaySheet</name>
    <message>
        <source>{element} at {found} is unusually low for {material}: {range} was expected. Check the dilution, or record it as it is.</source>
        <translation>{element} {found} は {material} としては低めです（見込み {range}）。希釈を確かめるか、そのまま記録してください。</translation>
    </message>
    <message>
        <source>{element} at {found} is unusually high for {material}: {range} was expected. Check the dilution, or record it as it is.</source>
        <translation>{element} {found} は {material} としては高めです（見込み {range}）。希釈を確かめるか、そのまま記録してください。</translation>
    </message>
    <message>
        <source>{element} at {found} is hardly chance for {material}: {range} was expected. Check the sample and its batch, or ask for a second sample.</source>
        <translation>{element} {found} は {material} としては偶然とは考えにくい値です（見込み {range}）。試料とバッチを確かめるか、二つ目の試料を依頼してください。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>Taken how</source>
        <translation>採取方法</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>分析機関</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析法</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>装置</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>分析日時</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>dry {mass}</source>
        <translation>乾燥 {mass}</translation>
    </message>
    <message>
        <source>{elements} of {ticket} recorded from {sample}.</source>
        <translation>{ticket} の {elements} を {sample} から記録しました。</translation>
    </message>
    <message>
        <source>Type what was found, or &lt; and the limit it lies below.</source>
        <translation>測定値を入力してください。検出されなければ &lt; と限界値を入力します。</translation>
    </message>
    <message>
        <source>So far off it needs a reason to be final: it stays in the history.</source>
        <translation>見込みから大きく外れた値を確定するには理由が要ります。理由は履歴に残ります。</translation>
    </message>
    <message>
        <source>a result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>{element} of {ticket} tested again; the result before is rejected.</source>
        <translation>{ticket} の {element} を再分析しました。前の結果は却下されました。</translation>
    </message>
</context>
<context>
    <name>Assays</name>
    <message>
        <source>Provisional</source>
        <translation>暫定</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>却下</translation>
    </message>
</context>
<context>
    <name>AttachForm</name>
    <message>
        <source>Belongs to</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添付</translation>
    </message>
    <message>
        <source>A copy is kept with the record; nothing of it is opened.</source>
        <translation>写しを記録とともに保管します。中身は開きません。</translation>
    </message>
    <message>
        <source>Choose the batch, or one of its samples.</source>
        <translation>バッチか、その試料を選んでください。</translation>
    </message>
    <message>
        <source>Attach {name} to {record}</source>
        <translation>{name} を {record} に添付</translation>
    </message>
    <message>
        <source>Attach {count} files to {record}</source>
        <translation>{count} 件のファイルを {record} に添付</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>添付日時</translation>
    </message>
    <message>
        <source>By</source>
        <translation>添付者</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>{name}, SHA-256 {hash}</source>
        <translation>{name}、SHA-256 {hash}</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF文書</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>スクリプト</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webページ</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>図形（SVG）</translation>
    </message>
    <message>
        <source>Packed files</source>
        <translation>圧縮ファイル</translation>
    </message>
    <message>
        <source>Office document of the old kind</source>
        <translation>旧形式のOffice文書</translation>
    </message>
    <message>
        <source>Text document (RTF)</source>
        <translation>文書（RTF）</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word文書</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excelワークブック</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>プレゼンテーション</translation>
    </message>
    <message>
        <source>Text document (ODT)</source>
        <translation>文書（ODT）</translation>
    </message>
    <message>
        <source>Spreadsheet (ODS)</source>
        <translation>表計算（ODS）</translation>
    </message>
    <message>
        <source>{kind} with macros or scripts</source>
        <translation>マクロまたはスクリプト付きの{kind}</translation>
    </message>
    <message>
        <source>Picture ({name})</source>
        <translation>画像（{name}）</translation>
    </message>
</context>
<context>
    <name>AttachmentsPart</name>
    <message>
        <source>Attach a file…</source>
        <translation>ファイルを添付…</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>写しを保存…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>取り下げ…</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>ファイルを添付</translation>
    </message>
    <message>
        <source>Attached to {record}: {names}.</source>
        <translation>{record} に添付しました：{names}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No program here opens {name}. Save a copy of it instead.</source>
        <translation>{name} を開けるプログラムがありません。代わりに写しを保存してください。</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>写しを保存</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file} として保存しました。</translation>
    </message>
    <message>
        <source>{name} is withdrawn; the history keeps it.</source>
        <translation>{name} を取り下げました。履歴には残ります。</translation>
    </message>
    <message>
        <source>Withdraw {name}</source>
        <translation>{name} を取り下げ</translation>
    </message>
    <message>
        <source>No file is attached.</source>
        <translation>添付ファイルはありません。</translation>
    </message>
    <message>
        <source>No file is attached. Drop one anywhere on this page: a photo, a weighbridge slip, a certificate.</source>
        <translation>添付ファイルはありません。写真、計量票、証明書などをこのページにドロップしてください。</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>The last backup is good: {when}, {batches} tickets, {entries} journal entries</source>
        <translation>最後のバックアップは正常です：{when}、{batches} 件、記録 {entries} 件</translation>
    </message>
    <message>
        <source>{file} could not be restored: the check found {count} things that disagree.</source>
        <translation>{file} は復元できません。確認で {count} 件の食い違いが見つかりました。</translation>
    </message>
    <message>
        <source>A restore of {file} would give a store without tickets; its check is good.</source>
        <translation>{file} を復元すると、伝票のない保管庫になります。確認は良好です。</translation>
    </message>
    <message>
        <source>A restore of {file} would give {batches} tickets, the newest logged {moment}; everything in it agrees.</source>
        <translation>{file} を復元すると伝票 {batches} 件になり、最新の登録は {moment} です。中身はすべて一致しています。</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backup and journal</source>
        <translation>バックアップと記録簿</translation>
    </message>
    <message>
        <source>Saved as you change it</source>
        <translation>変更するとすぐに保存されます</translation>
    </message>
    <message>
        <source>Warn when the last backup is older than</source>
        <translation>最後のバックアップからこの時間が過ぎたら知らせる</translation>
    </message>
    <message>
        <source>Shown in the status bar in amber, then in red after twice that time.</source>
        <translation>ステータスバーに黄色で、その 2 倍を過ぎると赤で示します。</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>今すぐ検査</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>記録簿</translation>
    </message>
    <message>
        <source>Every change with before, after, who, when, station and reason, in a chain that shows any change behind the program’s back. Read only.</source>
        <translation>すべての変更を、前後の値、担当者、日時、ステーション、理由とともに連鎖で残します。プログラム外での変更は検出されます。閲覧のみ。</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>第二のフォルダー</translation>
    </message>
    <message>
        <source>Every backup is copied there and read back. While a stick is not in, copies wait.</source>
        <translation>すべてのバックアップをそこに写し、読み返して確かめます。USB メモリーがない間、写しは待ちます。</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>バックアップから復元…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>The present store is kept beside the restored one; nothing is destroyed.</source>
        <translation>現在のデータは復元したものの隣に残ります。何も失われません。</translation>
    </message>
    <message>
        <source>Repair and start anew</source>
        <translation>修復して開き直す</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修復</translation>
    </message>
    <message>
        <source>Where the check finds damage: the last good backup and the journal since, carried out once more. What cannot be recovered is listed; the present store is kept.</source>
        <translation>確認で破損が見つかったとき：最後の正常なバックアップに、それ以降の記録をもう一度実行します。戻せないものは一覧で示し、今の保管庫は残します。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>まだバックアップがありません。</translation>
    </message>
    <message>
        <source>One takes a few seconds and is read back at once.</source>
        <translation>数秒で終わり、すぐに読み戻して確かめます。</translation>
    </message>
    <message>
        <source>Opened, counted and hashed after writing · {size} · {file}</source>
        <translation>書き込み後に開いて件数とハッシュを確認 · {size} · {file}</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>chain verified {time}</source>
        <translation>連鎖検証済み {time}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>“{typed}” is not a number of hours. Type 1 to 2160.</source>
        <translation>「{typed}」は時間数ではありません。1 から 2160 までの数を入力してください。</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>Backups (*.sqlite3 *.db *)</source>
        <translation>バックアップ (*.sqlite3 *.db *)</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>Ticket or lot</source>
        <translation>伝票・ロット</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流れ</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>測定値</translation>
    </message>
    <message>
        <source>± 90 %</source>
        <translation>± 90 %</translation>
    </message>
    <message>
        <source>Weighing</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>試料採取</translation>
    </message>
    <message>
        <source>Assay</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>Composition of the material</source>
        <translation>材料の組成</translation>
    </message>
    <message>
        <source>Spill</source>
        <translation>こぼれ</translation>
    </message>
    <message>
        <source>Dust</source>
        <translation>粉じん</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>記帳</translation>
    </message>
    <message>
        <source>Theft</source>
        <translation>盗難</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>the weighing of {subject}</source>
        <translation>{subject}の計量</translation>
    </message>
    <message>
        <source>scale {subject}</source>
        <translation>はかり{subject}</translation>
    </message>
    <message>
        <source>the assay of {element} in {subject}</source>
        <translation>{subject}の{element}分析</translation>
    </message>
    <message>
        <source>what {subject} holds</source>
        <translation>{subject}の含有量</translation>
    </message>
    <message>
        <source>the composition of {subject}</source>
        <translation>{subject}の組成</translation>
    </message>
    <message>
        <source>the yield of {subject}</source>
        <translation>{subject}の収率</translation>
    </message>
    <message>
        <source>{weighing} on {scale}</source>
        <translation>{weighing}（{scale}）</translation>
    </message>
    <message>
        <source>{} or {}</source>
        <translation>{}または{}</translation>
    </message>
    <message>
        <source>{} or one of {} others</source>
        <translation>{}または他の{}件のいずれか</translation>
    </message>
    <message>
        <source>{scale}, since {name}</source>
        <translation>{scale}（{name}以降）</translation>
    </message>
    <message>
        <source>{} too much</source>
        <translation>{}過大</translation>
    </message>
    <message>
        <source>{} too little</source>
        <translation>{}過小</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>はかり</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Reads too much</source>
        <translation>読みの過大分</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>検知日</translation>
    </message>
    <message>
        <source>0.5 % is seen within</source>
        <translation>0.5 %を検知するまで</translation>
    </message>
    <message>
        <source>nothing checks it</source>
        <translation>照合なし</translation>
    </message>
    <message>
        <source>too long to say</source>
        <translation>長すぎて不明</translation>
    </message>
    <message>
        <source>{} months</source>
        <translation>{}か月</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1か月</translation>
    </message>
    <message>
        <source>Drift of the scales</source>
        <translation>はかりのドリフト</translation>
    </message>
    <message>
        <source>none of {n} drifts</source>
        <translation>{n}台のいずれもドリフトなし</translation>
    </message>
    <message>
        <source>{off} of {n} drift</source>
        <translation>{n}台中{off}台がドリフト</translation>
    </message>
    <message>
        <source>CUSUM of dry mass, month by month</source>
        <translation>乾燥質量のCUSUM、月ごと</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>不明量</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>entered by {}</source>
        <translation>記入：{}</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>取り下げ</translation>
    </message>
    <message>
        <source>signed off by {}</source>
        <translation>承認：{}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>期限超過</translation>
    </message>
    <message>
        <source>waits for sign-off</source>
        <translation>承認待ち</translation>
    </message>
    <message>
        <source>Unaccounted ledger</source>
        <translation>不明量台帳</translation>
    </message>
    <message>
        <source>{} other products</source>
        <translation>他の製品{}種</translation>
    </message>
    <message>
        <source>{} other residues</source>
        <translation>他の残渣{}種</translation>
    </message>
    <message>
        <source>{} others</source>
        <translation>他{}種</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>推定</translation>
    </message>
    <message>
        <source>in {} · out {}</source>
        <translation>入 {}・出 {}</translation>
    </message>
    <message>
        <source>{name}, {source} to {target}</source>
        <translation>{name}、{source}から{target}へ</translation>
    </message>
    <message>
        <source>{name}, from {source}</source>
        <translation>{name}、{source}から</translation>
    </message>
    <message>
        <source>{name}, to {target}</source>
        <translation>{name}、{target}へ</translation>
    </message>
    <message>
        <source>found in excess</source>
        <translation>過剰</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>{name} at {node}</source>
        <translation>{node}の{name}</translation>
    </message>
    <message>
        <source>{} · inferred from the rest</source>
        <translation>{}・他から推定</translation>
    </message>
    <message>
        <source>{} · not accounted for</source>
        <translation>{}・説明できない量</translation>
    </message>
    <message>
        <source>inferred from the rest</source>
        <translation>他から推定</translation>
    </message>
    <message>
        <source>not accounted for</source>
        <translation>説明できない量</translation>
    </message>
    <message>
        <source>From</source>
        <translation>から</translation>
    </message>
    <message>
        <source>To</source>
        <translation>へ</translation>
    </message>
    <message>
        <source>Read, {}</source>
        <translation>測定値、{}</translation>
    </message>
    <message>
        <source>Reconciled, {}</source>
        <translation>調整値、{}</translation>
    </message>
    <message>
        <source>± 90 %, {}</source>
        <translation>± 90 %、{}</translation>
    </message>
    <message>
        <source>z</source>
        <translation>z</translation>
    </message>
    <message>
        <source>Known how</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>Moved, in its own standard errors</source>
        <translation>動いた量（自身の標準誤差で）</translation>
    </message>
    <message>
        <source>Reconciled</source>
        <translation>調整値</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>{} readings behind it: Enter shows them</source>
        <translation>もとの測定{}件：Enterで表示</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Which reading does not fit</source>
        <translation>合わない測定値</translation>
    </message>
    <message>
        <source>Book {} as unaccounted…</source>
        <translation>{}を不明量として記帳…</translation>
    </message>
    <message>
        <source>Grey zone ±1.64: 9 of 10 readings fall inside. What was not found goes to the books only with a cause and an owner:</source>
        <translation>灰色の範囲±1.64：10件中9件が収まります。不明量は原因と担当を決めて初めて記帳されます：</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>処理全体</translation>
    </message>
    <message>
        <source>whole plant</source>
        <translation>工場全体</translation>
    </message>
    <message>
        <source>Yard</source>
        <translation>置き場</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>倉庫</translation>
    </message>
    <message>
        <source>stock of the yard</source>
        <translation>置き場の在庫</translation>
    </message>
    <message>
        <source>in process, {}</source>
        <translation>仕掛り、{}</translation>
    </message>
    <message>
        <source>not assayed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>unweighed uptake</source>
        <translation>計量外の取り込み</translation>
    </message>
    <message>
        <source>given off, unweighed</source>
        <translation>計量外の放出</translation>
    </message>
    <message>
        <source>{} in store</source>
        <translation>{}（倉庫）</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>ずれ</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>除いた場合</translation>
    </message>
    <message>
        <source>left out by {who}: {why}</source>
        <translation>{who}が除外：{why}</translation>
    </message>
    <message>
        <source>the rest closes</source>
        <translation>残りは合う</translation>
    </message>
    <message>
        <source>more is wrong than this</source>
        <translation>ほかにも誤りがある</translation>
    </message>
    <message>
        <source>What may be wrong</source>
        <translation>疑わしい測定</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>除外…</translation>
    </message>
    <message>
        <source>The likeliest first; it is left out only by a person, by name</source>
        <translation>可能性の高い順。除外は人が名前を残して行います</translation>
    </message>
    <message>
        <source>Nothing else stands out</source>
        <translation>ほかに目立つものはありません</translation>
    </message>
    <message>
        <source>Let it count again…</source>
        <translation>再び含める…</translation>
    </message>
    <message>
        <source>Let it count as {}</source>
        <translation>{}として含める</translation>
    </message>
    <message>
        <source>Leave out as {}</source>
        <translation>{}として除外</translation>
    </message>
    <message>
        <source>From received to product</source>
        <translation>受入から製品まで</translation>
    </message>
    <message>
        <source>Nothing came in.</source>
        <translation>受入がありません。</translation>
    </message>
    <message>
        <source>{} of what was used became product</source>
        <translation>使った量の{}が製品になりました</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>測定</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受入</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>reconciled</source>
        <translation>調整後</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>測定のまま</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Change, {}</source>
        <translation>変化、{}</translation>
    </message>
    <message>
        <source>Left, {}</source>
        <translation>残り、{}</translation>
    </message>
    <message>
        <source>dry mass</source>
        <translation>乾燥質量</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Nothing moved</source>
        <translation>動きなし</translation>
    </message>
    <message>
        <source>{missing} of {came} {substance} was not found; {chance}</source>
        <translation>{substance}{came}のうち{missing}が見つかりません。{chance}</translation>
    </message>
    <message>
        <source>{missing} more {substance} was found than came in ({came}); {chance}</source>
        <translation>{substance}が投入（{came}）より{missing}多く見つかりました。{chance}</translation>
    </message>
    <message>
        <source>that is within chance</source>
        <translation>偶然の範囲内です</translation>
    </message>
    <message>
        <source>chance alone is unlikely</source>
        <translation>偶然だけとは考えにくい</translation>
    </message>
    <message>
        <source>that is hardly chance</source>
        <translation>偶然とはほぼ考えられません</translation>
    </message>
    <message>
        <source>nothing is checked</source>
        <translation>照合なし</translation>
    </message>
    <message>
        <source>closes</source>
        <translation>収支が合う</translation>
    </message>
    <message>
        <source>look at {}</source>
        <translation>{}を確認</translation>
    </message>
    <message>
        <source>In − product − residues − stock change = unaccounted</source>
        <translation>投入−製品−残渣−在庫増=不明量</translation>
    </message>
    <message>
        <source>{} of the input is provisional</source>
        <translation>投入の{}は暫定</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>unlikely, look at {}</source>
        <translation>考えにくい、{}を確認</translation>
    </message>
    <message>
        <source>hardly chance: check {}</source>
        <translation>偶然ではなさそう：{}を点検</translation>
    </message>
    <message>
        <source>measured and checked by others</source>
        <translation>測定され、他と照合</translation>
    </message>
    <message>
        <source>measured, nothing checks it</source>
        <translation>測定、照合なし</translation>
    </message>
    <message>
        <source>measured, partly left out by a person</source>
        <translation>測定、一部は担当者が除外</translation>
    </message>
    <message>
        <source>not measured and not determined</source>
        <translation>未測定、求まらない</translation>
    </message>
    <message>
        <source>No balance checks a reading: close runs, or weigh lots again.</source>
        <translation>照合できる収支がありません。ランを完了するか、ロットを再計量してください。</translation>
    </message>
    <message>
        <source>none of {n} readings had to move more than its error allows</source>
        <translation>{n}件の測定はすべて誤差の範囲内です</translation>
    </message>
    <message>
        <source>1 of {n} readings had to move more than its error allows</source>
        <translation>{n}件中1件が誤差を超えて動きました</translation>
    </message>
    <message>
        <source>{off} of {n} readings had to move more than errors allow</source>
        <translation>{n}件中{off}件が誤差を超えて動きました</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>安定</translation>
    </message>
    <message>
        <source>drifting since {}</source>
        <translation>{}以降ドリフト</translation>
    </message>
</context>
<context>
    <name>BalanceFilters</name>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Band width = mass · ± half of the 90 % interval</source>
        <translation>帯の幅＝質量・±は90 %区間の半分</translation>
    </message>
    <message>
        <source>Dry mass</source>
        <translation>乾燥質量</translation>
    </message>
    <message>
        <source>processing</source>
        <translation>処理全体</translation>
    </message>
    <message>
        <source>dry mass</source>
        <translation>乾燥質量</translation>
    </message>
</context>
<context>
    <name>BalancePage</name>
    <message>
        <source>Balance</source>
        <translation>収支</translation>
    </message>
    <message>
        <source>Reading the books…</source>
        <translation>帳簿を読んでいます…</translation>
    </message>
    <message>
        <source>Raw or reconciled</source>
        <translation>測定のままと調整後の切替</translation>
    </message>
    <message>
        <source>To the filters</source>
        <translation>絞り込みへ</translation>
    </message>
    <message>
        <source>To the reading to look at</source>
        <translation>確認すべき測定へ</translation>
    </message>
    <message>
        <source>Book what was not found</source>
        <translation>不明量を記帳</translation>
    </message>
    <message>
        <source>Withdraw an entry of the ledger</source>
        <translation>台帳の記入を取り下げる</translation>
    </message>
    <message>
        <source>Walk the marks of a chart</source>
        <translation>図の要素を移動</translation>
    </message>
    <message>
        <source>Open what is behind a mark or a line</source>
        <translation>要素や行のもとを開く</translation>
    </message>
    <message>
        <source>Show a chart as a table, and back</source>
        <translation>図と表の切替</translation>
    </message>
    <message>
        <source>Copy a chart as a picture, or its figures</source>
        <translation>図または数値をコピー</translation>
    </message>
    <message>
        <source>{} measured streams</source>
        <translation>測定した流れ{}件</translation>
    </message>
    <message>
        <source>{} inferred</source>
        <translation>推定{}件</translation>
    </message>
</context>
<context>
    <name>BatchFinder</name>
    <message>
        <source>Find a batch</source>
        <translation>バッチを探す</translation>
    </message>
    <message>
        <source>Find a batch: ticket, supplier, material</source>
        <translation>バッチを探す：伝票、仕入先、材料</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Received</source>
        <translation>受入日時</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Supplier lot</source>
        <translation>仕入先ロット</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>総重量</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>風袋</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>Contamination</source>
        <translation>異物</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>BatchPane</name>
    <message>
        <source>Open page</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>訂正…</translation>
    </message>
    <message>
        <source>No route wins anything of it that is known.</source>
        <translation>既知の経路では何も回収されません。</translation>
    </message>
    <message>
        <source>{route} v{version}, spread between plants included.</source>
        <translation>{route} 第{version}版、設備間の差を含みます。</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Ticket</source>
        <translation>伝票番号</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受入日時</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>Net, kg</source>
        <translation>正味、kg</translation>
    </message>
    <message>
        <source>Dry, kg</source>
        <translation>乾燥、kg</translation>
    </message>
    <message>
        <source>Recovers</source>
        <translation>回収見込み</translation>
    </message>
    <message>
        <source>Recovers, kg</source>
        <translation>回収見込み、kg</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
</context>
<context>
    <name>BatchWhole</name>
    <message>
        <source>Inputs</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>受入</translation>
    </message>
    <message>
        <source>Weighings</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>kg · 90 % interval</source>
        <translation>単位 kg · 90 % 区間</translation>
    </message>
    <message>
        <source>Contained and recovered</source>
        <translation>含有量と回収見込み</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>of the dry batch, the newest first</source>
        <translation>乾燥バッチに対する値、新しい順</translation>
    </message>
    <message>
        <source>Assays</source>
        <translation>分析結果</translation>
    </message>
    <message>
        <source>the same load on other routes</source>
        <translation>同じ荷を別の経路で処理した場合</translation>
    </message>
    <message>
        <source>Routes compared</source>
        <translation>経路の比較</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Recovers</source>
        <translation>回収見込み</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Recovers, kg</source>
        <translation>回収見込み、kg</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>of contained</source>
        <translation>対含有量</translation>
    </message>
</context>
<context>
    <name>BatchesPage</name>
    <message>
        <source>Search all batches (also /)</source>
        <translation>全バッチを検索（/ でも可）</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>絞り込みを追加</translation>
    </message>
    <message>
        <source>Open the batch whole</source>
        <translation>バッチの全体を開く</translation>
    </message>
    <message>
        <source>Where a figure of the batch comes from</source>
        <translation>バッチの数値の出どころ</translation>
    </message>
    <message>
        <source>Prices behind what a measurement is worth</source>
        <translation>測定の価値のもとになる価格</translation>
    </message>
    <message>
        <source>Correct the batch</source>
        <translation>バッチを訂正</translation>
    </message>
    <message>
        <source>Ask for an assay: register a sample</source>
        <translation>分析を依頼：試料を登録</translation>
    </message>
    <message>
        <source>Trace: where it went</source>
        <translation>追跡：どこへ行ったか</translation>
    </message>
    <message>
        <source>Attach files to the batch</source>
        <translation>バッチにファイルを添付</translation>
    </message>
    <message>
        <source>Mark the row; Shift+arrow marks more, Ctrl+A all</source>
        <translation>行を選択。Shift+矢印で追加、Ctrl+A で全行</translation>
    </message>
    <message>
        <source>Export what is listed to a workbook</source>
        <translation>一覧をワークブックに書き出す</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新しい伝票</translation>
    </message>
    <message>
        <source>Import a workbook</source>
        <translation>ワークブックを取り込む</translation>
    </message>
    <message>
        <source>Back to the list; deselect</source>
        <translation>一覧に戻る、選択を解除</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>訂正…</translation>
    </message>
    <message>
        <source>Ask for an assay</source>
        <translation>分析を依頼</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追跡</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>nothing logged yet</source>
        <translation>まだ記録がありません</translation>
    </message>
    <message>
        <source>{shown} of {total} shown · net {net}</source>
        <translation>{total} 件中 {shown} 件 · 正味 {net}</translation>
    </message>
    <message>
        <source>{batches} · net {net}</source>
        <translation>{batches} · 正味 {net}</translation>
    </message>
    <message>
        <source>{said} without {count} void</source>
        <translation>{said}（無効 {count} 件を除く）</translation>
    </message>
</context>
<context>
    <name>Behind</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>{} readings</source>
        <translation>測定{}件</translation>
    </message>
    <message>
        <source>1 reading</source>
        <translation>測定1件</translation>
    </message>
    <message>
        <source>Nobody measured it: it follows from all else.</source>
        <translation>測定されていません。他のすべてから求まります。</translation>
    </message>
</context>
<context>
    <name>BoardList</name>
    <message>
        <source>Runs</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>1 run closed in the last 7 days</source>
        <translation>この 7 日間に終了したラン 1 件</translation>
    </message>
    <message>
        <source>{count} runs closed in the last 7 days</source>
        <translation>この 7 日間に終了したラン {count} 件</translation>
    </message>
</context>
<context>
    <name>BookForm</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Book it</source>
        <translation>記帳する</translation>
    </message>
    <message>
        <source>It stays in the ledger until somebody signs it off.</source>
        <translation>承認されるまで台帳に残ります。</translation>
    </message>
    <message>
        <source>Book {mass} {substance} of {period} as unaccounted</source>
        <translation>{period}の{substance}{mass}を不明量として記帳</translation>
    </message>
    <message>
        <source>Book {mass} {substance} found in excess in {period}</source>
        <translation>{period}に過剰だった{substance}{mass}を記帳</translation>
    </message>
    <message>
        <source>Choose what it is put down to, or unknown.</source>
        <translation>原因を選んでください。不明も選べます。</translation>
    </message>
    <message>
        <source>Say who follows it up.</source>
        <translation>誰が追跡するかを書いてください。</translation>
    </message>
    <message>
        <source>Say what is done about it, such as weighing the filters.</source>
        <translation>何をするかを書いてください（例：フィルターを計量する）。</translation>
    </message>
    <message>
        <source>Write a day, such as 2026-12-31.</source>
        <translation>日付を書いてください（例：2026-12-31）。</translation>
    </message>
</context>
<context>
    <name>Bookings</name>
    <message>
        <source>Sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>{element}, kg</source>
        <translation>{element}、kg</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Batch or lot</source>
        <translation>バッチ／ロット</translation>
    </message>
    <message>
        <source>What</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Dry, kg</source>
        <translation>乾量、kg</translation>
    </message>
    <message>
        <source>Realised</source>
        <translation>実績</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>Known once every wanted lot is assayed for it.</source>
        <translation>回収対象のロットがすべて分析されると分かります。</translation>
    </message>
</context>
<context>
    <name>Budget</name>
    <message>
        <source>share of variance</source>
        <translation>分散に占める割合</translation>
    </message>
    <message>
        <source>What makes “{name}” uncertain</source>
        <translation>不確かさの内訳（{name}）</translation>
    </message>
    <message>
        <source>weighing</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>contamination</source>
        <translation>異物</translation>
    </message>
    <message>
        <source>composition of this lot</source>
        <translation>このロットの組成</translation>
    </message>
    <message>
        <source>composition of the material</source>
        <translation>材料の組成</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>試料採取</translation>
    </message>
    <message>
        <source>assay</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>stage yields</source>
        <translation>工程の収率</translation>
    </message>
    <message>
        <source>between plants</source>
        <translation>設備間の差</translation>
    </message>
</context>
<context>
    <name>CardChooser</name>
    <message>
        <source>Cards over the charts</source>
        <translation>グラフの上のカード</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+↑ and Alt+↓ move</source>
        <translation>Space で表示・非表示、Alt+↑ と Alt+↓ で移動</translation>
    </message>
</context>
<context>
    <name>ChangeMaterialForm</name>
    <message>
        <source>Save the change</source>
        <translation>変更を保存</translation>
    </message>
    <message>
        <source>Code and family stay: what was estimated hangs on them.</source>
        <translation>コードと系統は変わりません。これまでの推定の前提だからです。</translation>
    </message>
    <message>
        <source>Change {code}</source>
        <translation>{code} の変更</translation>
    </message>
</context>
<context>
    <name>ChartFrame</name>
    <message>
        <source>Copy as a picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>画像として保存</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>表で示す</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>グラフで示す</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>Figures copied</source>
        <translation>数値をコピーしました</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>画像をコピーしました</translation>
    </message>
</context>
<context>
    <name>ChartSaveLine</name>
    <message>
        <source>Name of the picture</source>
        <translation>画像の名前</translation>
    </message>
    <message>
        <source>Save PNG</source>
        <translation>PNG で保存</translation>
    </message>
    <message>
        <source>Save SVG</source>
        <translation>SVG で保存</translation>
    </message>
    <message>
        <source>Save Excel</source>
        <translation>Excel で保存</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Give the picture a name, such as Recovery.</source>
        <translation>画像に「回収」のような名前を付けてください。</translation>
    </message>
    <message>
        <source>Saved as {}</source>
        <translation>{} に保存しました</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Type to narrow</source>
        <translation>入力して絞り込み</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Find: lithium, EU, Japan, recycled content…</source>
        <translation>検索：リチウム、EU、日本、再生材含有率…</translation>
    </message>
    <message>
        <source>Find a target</source>
        <translation>目標を探す</translation>
    </message>
    <message>
        <source>Reference list of targets</source>
        <translation>目標の参照リスト</translation>
    </message>
    <message>
        <source>Follow no longer…</source>
        <translation>追跡をやめる…</translation>
    </message>
    <message>
        <source>Follow no longer</source>
        <translation>追跡をやめる</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追跡する</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Back to the targets</source>
        <translation>目標に戻る</translation>
    </message>
    <message>
        <source>{shown} of {all} shown, {followed} followed</source>
        <translation>{all} 件中 {shown} 件を表示、追跡中 {followed} 件</translation>
    </message>
</context>
<context>
    <name>Closure</name>
    <message>
        <source>Nothing taken yet</source>
        <translation>まだ投入がありません</translation>
    </message>
    <message>
        <source>{kg} {what} in, nothing weighed out yet</source>
        <translation>{what} {kg} を投入、産出の計量はまだありません</translation>
    </message>
    <message>
        <source>{what} by the yields alone: assay what came out</source>
        <translation>{what} は収率だけによります：産出物を分析してください</translation>
    </message>
    <message>
        <source>{what}: {kg} more came out than went in</source>
        <translation>{what}：投入より {kg} 多く産出</translation>
    </message>
    <message>
        <source>{what} closes: {kg} too much, inside the error</source>
        <translation>{what} は合います：超過 {kg}、誤差の範囲内</translation>
    </message>
    <message>
        <source>{what}: {kg} still in the run</source>
        <translation>{what}：{kg} がまだラン内</translation>
    </message>
    <message>
        <source>{what} does not close: {kg} not found</source>
        <translation>{what} は合いません：{kg} が不明</translation>
    </message>
    <message>
        <source>{what}: {kg} not found, more than the error</source>
        <translation>{what}：{kg} が不明、誤差を超えています</translation>
    </message>
    <message>
        <source>{what} closes: {kg} not yet found, inside the error</source>
        <translation>{what} は合います：未確認 {kg}、誤差の範囲内</translation>
    </message>
    <message>
        <source>{what} closes: {kg} not found, inside the error</source>
        <translation>{what} は合います：不明 {kg}、誤差の範囲内</translation>
    </message>
    <message>
        <source>z = {z}</source>
        <translation>z = {z}</translation>
    </message>
    <message>
        <source>taken up on the way</source>
        <translation>工程で取り込んだ分</translation>
    </message>
    <message>
        <source>in process</source>
        <translation>処理中</translation>
    </message>
    <message>
        <source>z = {z}: unlikely, look at the weighings</source>
        <translation>z = {z}：起こりにくい値、計量を確認</translation>
    </message>
    <message>
        <source>z = {z}: hardly chance, check scales and assays</source>
        <translation>z = {z}：偶然とは考えにくい、はかりと分析を確認</translation>
    </message>
</context>
<context>
    <name>ClosureBars</name>
    <message>
        <source>in {kg} kg</source>
        <translation>投入 {kg} kg</translation>
    </message>
</context>
<context>
    <name>ClosurePanel</name>
    <message>
        <source>others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Live closure, kg {what} · in = out + not found</source>
        <translation>現在の収支、{what} kg · 投入 = 産出 + 不明</translation>
    </message>
    <message>
        <source>acid, water and oxygen taken up count as found</source>
        <translation>取り込んだ酸・水・酸素も産出に数えます</translation>
    </message>
    <message>
        <source>nothing that came out is assayed</source>
        <translation>産出物の分析はありません</translation>
    </message>
    <message>
        <source>{share} of what came out assayed</source>
        <translation>産出の {share} を分析済み</translation>
    </message>
    <message>
        <source>too much {kg}</source>
        <translation>超過 {kg}</translation>
    </message>
    <message>
        <source>not found {kg}</source>
        <translation>不明 {kg}</translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>{who} (window)</source>
        <translation>{who}（画面）</translation>
    </message>
    <message>
        <source>{who} (command)</source>
        <translation>{who}（コマンド）</translation>
    </message>
    <message>
        <source>Also open: {others}</source>
        <translation>ほかに使用中: {others}</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason, for the history</source>
        <translation>理由（履歴に残ります）</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>そのまま残す</translation>
    </message>
    <message>
        <source>A reason is needed: it stays in the history. Write a few words.</source>
        <translation>理由が必要です。履歴に残ります。短く書いてください。</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Keep what is in the books</source>
        <translation>台帳の内容を残す</translation>
    </message>
    <message>
        <source>Save mine in its place</source>
        <translation>自分の内容で置き換える</translation>
    </message>
    <message>
        <source>{who} changed {ticket} while you did ({when}). Which is to stay?</source>
        <translation>{who} さんが同時に {ticket} を変更しました（{when}）。どちらを残しますか。</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>台帳の内容</translation>
    </message>
    <message>
        <source>As you typed it</source>
        <translation>入力した内容</translation>
    </message>
</context>
<context>
    <name>ContainersSection</name>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>What they weigh empty, used where no tare is typed</source>
        <translation>空の重量。風袋を入力しないときに使います</translation>
    </message>
    <message>
        <source>Tares before</source>
        <translation>これまでの風袋</translation>
    </message>
    <message>
        <source>No container was weighed empty yet. Weigh the first one.</source>
        <translation>空の重量を量った容器がまだありません。最初の容器を量ってください。</translation>
    </message>
    <message>
        <source>Weigh a new container…</source>
        <translation>新しい容器を量る…</translation>
    </message>
    <message>
        <source>Enter weighs the current container again. F9 in Intake takes a tare from here; inputs and outputs of runs take it by the name of their container.</source>
        <translation>Enter で選択中の容器を再計量します。受入では F9 でここから風袋を取り込みます。ロットの投入・産出では容器名で風袋が入ります。</translation>
    </message>
    <message>
        <source>{container} over time</source>
        <translation>{container} の推移</translation>
    </message>
    <message>
        <source>{container} weighs {tare} empty.</source>
        <translation>{container} の空の重量は {tare} です。</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Weighs empty</source>
        <translation>空の重量</translation>
    </message>
    <message>
        <source>Change, kg</source>
        <translation>変化 kg</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量日時</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>はかり</translation>
    </message>
    <message>
        <source>Weighings in it</source>
        <translation>計量回数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>Control</name>
    <message>
        <source>in control</source>
        <translation>管理状態</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>out of control</source>
        <translation>管理外れ</translation>
    </message>
</context>
<context>
    <name>ControlForm</name>
    <message>
        <source>Reference material or blank</source>
        <translation>標準物質またはブランク</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>認証値</translation>
    </message>
    <message>
        <source>its sd</source>
        <translation>その標準偏差</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析法</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>分析機関</translation>
    </message>
    <message>
        <source>Analysed</source>
        <translation>分析日時</translation>
    </message>
    <message>
        <source>Record the control</source>
        <translation>管理試料を記録</translation>
    </message>
    <message>
        <source>{element} {found} in {name} is recorded.</source>
        <translation>{name}の{element} {found}を記録しました。</translation>
    </message>
    <message>
        <source>Control sample</source>
        <translation>管理試料</translation>
    </message>
    <message>
        <source>Without a certified content it is a blank.</source>
        <translation>認証値がなければブランクです。</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>Control samples</source>
        <translation>管理試料</translation>
    </message>
    <message>
        <source>Record a control…</source>
        <translation>管理試料を記録…</translation>
    </message>
    <message>
        <source>Measured twice</source>
        <translation>二重測定</translation>
    </message>
    <message>
        <source>No control sample is recorded yet.</source>
        <translation>管理試料はまだ記録されていません。</translation>
    </message>
    <message>
        <source>found − certified, {unit}</source>
        <translation>測定値−認証値、{unit}</translation>
    </message>
    <message>
        <source>found, {unit}</source>
        <translation>測定値、{unit}</translation>
    </message>
    <message>
        <source>limits: own {n}</source>
        <translation>限界：自社 {n}件</translation>
    </message>
    <message>
        <source>limits: stated</source>
        <translation>限界：記載値</translation>
    </message>
    <message>
        <source>Out of control: a blank above 3 sd, or two of the last three above 2.</source>
        <translation>管理外れ：ブランクが標準偏差の3倍を超えるか、直近3件のうち2件が標準偏差の2倍を超える場合。</translation>
    </message>
    <message>
        <source>Out of control: a result more than 3 sd off the limits&apos; centre or the certificate, or two of the last three more than 2.</source>
        <translation>管理外れ：限界の中心または認証値から標準偏差の3倍を超える結果が1件あるか、直近3件のうち2件が標準偏差の2倍を超える場合。</translation>
    </message>
</context>
<context>
    <name>ControlPlot</name>
    <message>
        <source>Control chart</source>
        <translation>管理図</translation>
    </message>
    <message>
        <source>{score} sd off</source>
        <translation>標準偏差の{score}倍</translation>
    </message>
</context>
<context>
    <name>CorrectForm</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>why it is corrected, for the history</source>
        <translation>訂正の理由（履歴に残ります）</translation>
    </message>
    <message>
        <source>Save correction</source>
        <translation>訂正を保存</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>訂正しない</translation>
    </message>
    <message>
        <source>A reason is needed: it stays in the history. Write a few words.</source>
        <translation>理由が必要です。履歴に残ります。短く書いてください。</translation>
    </message>
    <message>
        <source>{ticket} corrected; the version before stays in its history.</source>
        <translation>{ticket} を訂正しました。前の版は履歴に残ります。</translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>{english}</source>
        <translation>{japanese}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>火</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>水</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>木</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>金</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>土</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>日</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{weekday} {day} {month} {year}</source>
        <translation>{year}年{month}{day}日（{weekday}）</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{day} {month} {year} {clock}</source>
        <translation>{year}年{month}{day}日（{weekday}）{clock}</translation>
    </message>
    <message>
        <source>{day} {month} {clock}</source>
        <translation>{month}{day}日 {clock}</translation>
    </message>
    <message>
        <source>{since} – {until}</source>
        <translation>{since}–{until}</translation>
    </message>
    <message>
        <source>{short_since} – {until}</source>
        <translation>{since}–{short_until}</translation>
    </message>
    <message>
        <source>from {}</source>
        <translation>{} から</translation>
    </message>
    <message>
        <source>until {}</source>
        <translation>{} まで</translation>
    </message>
    <message>
        <source>any</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy/MM/dd</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Facility described</source>
        <translation>施設の情報を登録</translation>
    </message>
    <message>
        <source>Reference data put in force</source>
        <translation>参照データを適用</translation>
    </message>
    <message>
        <source>Setting made</source>
        <translation>設定を登録</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>バックアップから復元</translation>
    </message>
    <message>
        <source>Batch logged</source>
        <translation>バッチを記録</translation>
    </message>
    <message>
        <source>Batch corrected</source>
        <translation>バッチを訂正</translation>
    </message>
    <message>
        <source>Batch voided</source>
        <translation>バッチを無効化</translation>
    </message>
    <message>
        <source>Batch reinstated</source>
        <translation>バッチを有効に戻した</translation>
    </message>
    <message>
        <source>Yields of the route learned anew</source>
        <translation>経路の収率を学習し直し</translation>
    </message>
    <message>
        <source>File attached</source>
        <translation>ファイルを添付</translation>
    </message>
    <message>
        <source>Attachment withdrawn</source>
        <translation>添付ファイルを取り下げ</translation>
    </message>
    <message>
        <source>Sample taken</source>
        <translation>試料を採取</translation>
    </message>
    <message>
        <source>Result recorded</source>
        <translation>結果を記録</translation>
    </message>
    <message>
        <source>Result made final</source>
        <translation>結果を確定</translation>
    </message>
    <message>
        <source>Result rejected</source>
        <translation>結果を却下</translation>
    </message>
    <message>
        <source>Control recorded</source>
        <translation>管理試料を記録</translation>
    </message>
    <message>
        <source>Run started</source>
        <translation>ランを開始</translation>
    </message>
    <message>
        <source>Run closed</source>
        <translation>ランを終了</translation>
    </message>
    <message>
        <source>Run opened again</source>
        <translation>ランを再開</translation>
    </message>
    <message>
        <source>Stage reached</source>
        <translation>段階に到達</translation>
    </message>
    <message>
        <source>Input taken</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Input cancelled</source>
        <translation>投入を取消</translation>
    </message>
    <message>
        <source>Lot booked</source>
        <translation>ロットを計上</translation>
    </message>
    <message>
        <source>Lot cancelled</source>
        <translation>ロットを取消</translation>
    </message>
    <message>
        <source>Result of a lot recorded</source>
        <translation>ロットの結果を記録</translation>
    </message>
    <message>
        <source>Container weighed empty</source>
        <translation>容器の風袋を計量</translation>
    </message>
    <message>
        <source>Entered in the ledger</source>
        <translation>台帳に記入</translation>
    </message>
    <message>
        <source>Said anew in the ledger</source>
        <translation>台帳の記入を変更</translation>
    </message>
    <message>
        <source>Signed off in the ledger</source>
        <translation>台帳で承認</translation>
    </message>
    <message>
        <source>Opened again in the ledger</source>
        <translation>台帳で再開</translation>
    </message>
    <message>
        <source>Withdrawn from the ledger</source>
        <translation>台帳から取下げ</translation>
    </message>
    <message>
        <source>Left out of the balance</source>
        <translation>収支から除外</translation>
    </message>
    <message>
        <source>Left out of the balance again</source>
        <translation>再び収支から除外</translation>
    </message>
    <message>
        <source>Counts in the balance again</source>
        <translation>再び収支に算入</translation>
    </message>
    <message>
        <source>Price entered</source>
        <translation>価格を入力</translation>
    </message>
    <message>
        <source>Price said anew</source>
        <translation>価格を改めて入力</translation>
    </message>
    <message>
        <source>Price withdrawn</source>
        <translation>価格を取り下げ</translation>
    </message>
    <message>
        <source>Exchange rate entered</source>
        <translation>為替レートを入力</translation>
    </message>
    <message>
        <source>Exchange rate said anew</source>
        <translation>為替レートを改めて入力</translation>
    </message>
    <message>
        <source>Exchange rate withdrawn</source>
        <translation>為替レートを取り下げ</translation>
    </message>
    <message>
        <source>Target entered</source>
        <translation>目標を入力</translation>
    </message>
    <message>
        <source>Target said anew</source>
        <translation>目標を改めて入力</translation>
    </message>
    <message>
        <source>Target ended</source>
        <translation>目標を終了</translation>
    </message>
    <message>
        <source>Target followed</source>
        <translation>目標を追跡</translation>
    </message>
    <message>
        <source>Target followed again</source>
        <translation>目標を再び追跡</translation>
    </message>
    <message>
        <source>Target followed no longer</source>
        <translation>目標の追跡を終了</translation>
    </message>
    <message>
        <source>Scenario saved</source>
        <translation>シナリオを保存</translation>
    </message>
    <message>
        <source>Scenario said anew</source>
        <translation>シナリオを改訂</translation>
    </message>
    <message>
        <source>Scenario ended</source>
        <translation>シナリオを終了</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>利用者を追加</translation>
    </message>
    <message>
        <source>Role of a person changed</source>
        <translation>利用者の役割を変更</translation>
    </message>
    <message>
        <source>New PIN given</source>
        <translation>新しい PIN を設定</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>利用者をロック</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>利用者のロックを解除</translation>
    </message>
    <message>
        <source>New PIN given by the owner of the folder</source>
        <translation>フォルダーの所有者が新しい PIN を設定</translation>
    </message>
    <message>
        <source>{deed}: {content}</source>
        <translation>{deed}：{content}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>What would raise the chance most</source>
        <translation>見込みを最も高めること</translation>
    </message>
    <message>
        <source>How the chance is computed</source>
        <translation>見込みの計算方法</translation>
    </message>
    <message>
        <source>Show the batches behind it</source>
        <translation>もとになるバッチを表示</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>終了…</translation>
    </message>
    <message>
        <source>{}: what it takes</source>
        <translation>{}：達成に必要なこと</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>計算中…</translation>
    </message>
    <message>
        <source>Follow no longer…</source>
        <translation>追跡をやめる…</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>終了する</translation>
    </message>
    <message>
        <source>Follow no longer</source>
        <translation>追跡をやめる</translation>
    </message>
    <message>
        <source>Nothing that could be computed moves it notably.</source>
        <translation>計算できる範囲では、目立って変わるものはありません。</translation>
    </message>
    <message>
        <source>Show the balance behind it</source>
        <translation>もとになる収支を表示</translation>
    </message>
    <message>
        <source>Show the results behind it</source>
        <translation>もとになる分析値を表示</translation>
    </message>
    <message>
        <source>Owner: {}</source>
        <translation>担当：{}</translation>
    </message>
    <message>
        <source>Source: {source} ({grade})</source>
        <translation>出典：{source}（{grade}）</translation>
    </message>
</context>
<context>
    <name>DiversificationFilters</name>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Demand of</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Click a mark of the intake for the batches behind it</source>
        <translation>受入の棒をクリックすると元のバッチを表示</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
</context>
<context>
    <name>DiversificationPage</name>
    <message>
        <source>Diversification</source>
        <translation>供給の多様化</translation>
    </message>
    <message>
        <source>Show value</source>
        <translation>金額を表示</translation>
    </message>
    <message>
        <source>To the filters</source>
        <translation>絞り込みへ</translation>
    </message>
    <message>
        <source>Show or hide what metal is worth</source>
        <translation>金属の価値を表示・非表示</translation>
    </message>
    <message>
        <source>Walk the marks of a chart</source>
        <translation>グラフの要素を移動</translation>
    </message>
    <message>
        <source>Open the batches behind a mark</source>
        <translation>要素の元のバッチを開く</translation>
    </message>
    <message>
        <source>Show a chart as a table, and back</source>
        <translation>グラフと表を切り替え</translation>
    </message>
    <message>
        <source>Copy a chart as a picture, or its figures</source>
        <translation>グラフを画像または数値でコピー</translation>
    </message>
    <message>
        <source>Hide value</source>
        <translation>金額を隠す</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Nobody signs in here yet. The first administrator switches it on.</source>
        <translation>まだサインインは使われていません。最初の管理者を登録すると有効になります。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>{who} gave {name} a new PIN on {when}.</source>
        <translation>{who} が {when} に {name} の PIN を新しくしました。</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Draft kept {clock}</source>
        <translation>下書き保存 {clock}</translation>
    </message>
</context>
<context>
    <name>Dropper</name>
    <message>
        <source>{file} is written</source>
        <translation>{file} を書き出しました</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Ticket</source>
        <translation>伝票番号</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>First, %</source>
        <translation>1 回目, %</translation>
    </message>
    <message>
        <source>Second, %</source>
        <translation>2 回目, %</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>sd off</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析方法</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>対の数</translation>
    </message>
    <message>
        <source>sd found</source>
        <translation>実測 σ</translation>
    </message>
    <message>
        <source>It adds</source>
        <translation>段階の分</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>試料採取</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>試料調製</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>above target</source>
        <translation>目標超過</translation>
    </message>
    <message>
        <source>within target</source>
        <translation>目標内</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Leave</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Nothing was measured twice yet. A second sample of a batch (Ctrl+L), or a second result of a sample, shows here how precise sampling and analysis are.</source>
        <translation>二重測定はまだありません。同じバッチの 2 つ目の試料（Ctrl+L）や、同じ試料の 2 つ目の分析結果を記録すると、試料採取と分析の精密さがここに表示されます。</translation>
    </message>
    <message>
        <source>difference of a pair, % of its mean · limits: 3 sd of the target</source>
        <translation>対の差（平均に対する %）・限界線：目標の 3σ</translation>
    </message>
    <message>
        <source>Measured twice</source>
        <translation>二重測定</translation>
    </message>
    <message>
        <source>Two samples of a batch lie apart by sampling and all after it, two results of one sample on two days by preparation and analysis, on one day by analysis alone. That a sample is prepared anew on another day is an assumption. Target: what the estimates take; above it is what would be chance in less than 1 of 20.</source>
        <translation>同じバッチの 2 試料の差には採取以降のすべて、同じ試料の別の日の 2 結果の差には調製と分析、同じ日の 2 結果の差には分析だけが現れます。別の日には試料を調製し直すというのは仮定です。目標は推定に用いる値で、偶然なら 20 回に 1 回未満の大きさを「目標超過」とします。</translation>
    </message>
</context>
<context>
    <name>EffectView</name>
    <message>
        <source>waits for {}</source>
        <translation>{} を待っています</translation>
    </message>
    <message>
        <source>live</source>
        <translation>入力に追従</translation>
    </message>
    <message>
        <source>Nothing is known of this material: a result is all there is.</source>
        <translation>この材料については何も分かっていません。分析結果だけが手がかりです。</translation>
    </message>
    <message>
        <source>recovered, kg · grey before, blue after</source>
        <translation>回収量 kg · 灰：記録前、青：記録後</translation>
    </message>
    <message>
        <source>contained, kg · grey before, blue after</source>
        <translation>含有量 kg · 灰：記録前、青：記録後</translation>
    </message>
    <message>
        <source>What the result does</source>
        <translation>結果による変化</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>記録前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>記録後</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>区間</translation>
    </message>
</context>
<context>
    <name>ElementRow</name>
    <message>
        <source>Another element</source>
        <translation>ほかの元素</translation>
    </message>
    <message>
        <source>Result, {element}</source>
        <translation>結果、{element}</translation>
    </message>
    <message>
        <source>sd, {element}</source>
        <translation>標準偏差、{element}</translation>
    </message>
    <message>
        <source>Why it stands</source>
        <translation>認める理由</translation>
    </message>
    <message>
        <source>measured again, another alloy, …</source>
        <translation>再測定した、別の合金、など</translation>
    </message>
    <message>
        <source>another</source>
        <translation>ほか</translation>
    </message>
</context>
<context>
    <name>ElementTable</name>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Expected at intake</source>
        <translation>受入時の見込み</translation>
    </message>
    <message>
        <source>In the expected range</source>
        <translation>見込みの中での位置</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>Elements</name>
    <message>
        <source>Silver</source>
        <translation>銀</translation>
    </message>
    <message>
        <source>Aluminium</source>
        <translation>アルミニウム</translation>
    </message>
    <message>
        <source>Arsenic</source>
        <translation>ヒ素</translation>
    </message>
    <message>
        <source>Boron</source>
        <translation>ホウ素</translation>
    </message>
    <message>
        <source>Barium</source>
        <translation>バリウム</translation>
    </message>
    <message>
        <source>Carbon</source>
        <translation>炭素</translation>
    </message>
    <message>
        <source>Calcium</source>
        <translation>カルシウム</translation>
    </message>
    <message>
        <source>Cadmium</source>
        <translation>カドミウム</translation>
    </message>
    <message>
        <source>Cerium</source>
        <translation>セリウム</translation>
    </message>
    <message>
        <source>Cobalt</source>
        <translation>コバルト</translation>
    </message>
    <message>
        <source>Chromium</source>
        <translation>クロム</translation>
    </message>
    <message>
        <source>Copper</source>
        <translation>銅</translation>
    </message>
    <message>
        <source>Dysprosium</source>
        <translation>ジスプロシウム</translation>
    </message>
    <message>
        <source>Erbium</source>
        <translation>エルビウム</translation>
    </message>
    <message>
        <source>Europium</source>
        <translation>ユウロピウム</translation>
    </message>
    <message>
        <source>Fluorine</source>
        <translation>フッ素</translation>
    </message>
    <message>
        <source>Iron</source>
        <translation>鉄</translation>
    </message>
    <message>
        <source>Gallium</source>
        <translation>ガリウム</translation>
    </message>
    <message>
        <source>Gadolinium</source>
        <translation>ガドリニウム</translation>
    </message>
    <message>
        <source>Mercury</source>
        <translation>水銀</translation>
    </message>
    <message>
        <source>Holmium</source>
        <translation>ホルミウム</translation>
    </message>
    <message>
        <source>Potassium</source>
        <translation>カリウム</translation>
    </message>
    <message>
        <source>Lanthanum</source>
        <translation>ランタン</translation>
    </message>
    <message>
        <source>Lithium</source>
        <translation>リチウム</translation>
    </message>
    <message>
        <source>Lutetium</source>
        <translation>ルテチウム</translation>
    </message>
    <message>
        <source>Magnesium</source>
        <translation>マグネシウム</translation>
    </message>
    <message>
        <source>Manganese</source>
        <translation>マンガン</translation>
    </message>
    <message>
        <source>Sodium</source>
        <translation>ナトリウム</translation>
    </message>
    <message>
        <source>Niobium</source>
        <translation>ニオブ</translation>
    </message>
    <message>
        <source>Neodymium</source>
        <translation>ネオジム</translation>
    </message>
    <message>
        <source>Nickel</source>
        <translation>ニッケル</translation>
    </message>
    <message>
        <source>Oxygen</source>
        <translation>酸素</translation>
    </message>
    <message>
        <source>Phosphorus</source>
        <translation>リン</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>鉛</translation>
    </message>
    <message>
        <source>Praseodymium</source>
        <translation>プラセオジム</translation>
    </message>
    <message>
        <source>Sulphur</source>
        <translation>硫黄</translation>
    </message>
    <message>
        <source>Antimony</source>
        <translation>アンチモン</translation>
    </message>
    <message>
        <source>Scandium</source>
        <translation>スカンジウム</translation>
    </message>
    <message>
        <source>Silicon</source>
        <translation>ケイ素</translation>
    </message>
    <message>
        <source>Samarium</source>
        <translation>サマリウム</translation>
    </message>
    <message>
        <source>Tin</source>
        <translation>スズ</translation>
    </message>
    <message>
        <source>Strontium</source>
        <translation>ストロンチウム</translation>
    </message>
    <message>
        <source>Terbium</source>
        <translation>テルビウム</translation>
    </message>
    <message>
        <source>Titanium</source>
        <translation>チタン</translation>
    </message>
    <message>
        <source>Thulium</source>
        <translation>ツリウム</translation>
    </message>
    <message>
        <source>Vanadium</source>
        <translation>バナジウム</translation>
    </message>
    <message>
        <source>Tungsten</source>
        <translation>タングステン</translation>
    </message>
    <message>
        <source>Yttrium</source>
        <translation>イットリウム</translation>
    </message>
    <message>
        <source>Ytterbium</source>
        <translation>イッテルビウム</translation>
    </message>
    <message>
        <source>Zinc</source>
        <translation>亜鉛</translation>
    </message>
    <message>
        <source>Zirconium</source>
        <translation>ジルコニウム</translation>
    </message>
    <message>
        <source>All rare earths</source>
        <translation>希土類元素 合計</translation>
    </message>
    <message>
        <source>Nd + Pr</source>
        <translation>Nd + Pr</translation>
    </message>
    <message>
        <source>Rare earths</source>
        <translation>希土類元素</translation>
    </message>
</context>
<context>
    <name>EntryDelegate</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Reason, if stated anew</source>
        <translation>理由（改めて入力する場合）</translation>
    </message>
    <message>
        <source>Versions before stay in the books.</source>
        <translation>以前の版は記録に残ります。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>取り下げる</translation>
    </message>
</context>
<context>
    <name>EstimatePanel</name>
    <message>
        <source>live</source>
        <translation>随時更新</translation>
    </message>
    <message>
        <source>waits for {}</source>
        <translation>{}の入力待ち</translation>
    </message>
    <message>
        <source>What the load holds and what it will yield stands here.</source>
        <translation>この荷の含有量と回収見込みがここに出ます。</translation>
    </message>
    <message>
        <source>Material and gross weight are enough; each key narrows it.</source>
        <translation>材料と総重量があれば足ります。入力のたびに絞り込まれます。</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>含有量と回収見込み</translation>
    </message>
    <message>
        <source>90 % interval: 9 of 10 such loads fall inside</source>
        <translation>90 % 区間：同様の荷の 10 件中 9 件が入る範囲</translation>
    </message>
</context>
<context>
    <name>EstimateTable</name>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>oxides</source>
        <translation>酸化物</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Contained: {contained}. Recovered: {recovered}.</source>
        <translation>含有量：{contained}。回収量：{recovered}。</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>90 %, kg</source>
        <translation>90 %、kg</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>Product, kg</source>
        <translation>製品、kg</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
</context>
<context>
    <name>EstimateView</name>
    <message>
        <source>Contained, no product on this route: {elements} kg</source>
        <translation>含有するが、この経路では製品にならない元素：{elements} kg</translation>
    </message>
    <message>
        <source>Contained; no route is chosen: {elements} kg</source>
        <translation>含有量（経路は未選択）：{elements} kg</translation>
    </message>
    <message>
        <source>{elements} rest on an assumption</source>
        <translation>{elements} は仮定に基づきます</translation>
    </message>
    <message>
        <source>yields learned from the site&apos;s own runs</source>
        <translation>収率は自所のランから学習</translation>
    </message>
    <message>
        <source>Composition {material} v{version}</source>
        <translation>組成 {material} 第{version}版</translation>
    </message>
    <message>
        <source>learned from lots of {supplier}</source>
        <translation>{supplier} のロットから学習</translation>
    </message>
    <message>
        <source>route {route} v{version}</source>
        <translation>経路 {route} 第{version}版</translation>
    </message>
    <message>
        <source>no own runs yet: spread between plants included</source>
        <translation>自社操業の実績なし：設備間の差を含みます</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>own</source>
        <translation>自社</translation>
    </message>
    <message>
        <source>published</source>
        <translation>公表値</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>二次資料</translation>
    </message>
    <message>
        <source>assumption</source>
        <translation>仮定</translation>
    </message>
    <message>
        <source>Rests on own assays or own runs.</source>
        <translation>自社の分析または操業に基づきます。</translation>
    </message>
    <message>
        <source>Rests on published measurements.</source>
        <translation>公表された測定に基づきます。</translation>
    </message>
    <message>
        <source>Rests on figures quoted at second hand.</source>
        <translation>二次資料の数値に基づきます。</translation>
    </message>
    <message>
        <source>Rests on an assumption for a tenth or more of its spread.</source>
        <translation>ばらつきの 1 割以上が仮定に基づきます。</translation>
    </message>
</context>
<context>
    <name>EvidenceKey</name>
    <message>
        <source>Click any mark for the batches behind it · T shows a chart as a table</source>
        <translation>印をクリックすると元のバッチを開きます · T でグラフを表に切り替えます</translation>
    </message>
</context>
<context>
    <name>ExpectedPanel</name>
    <message>
        <source>Expected when it closes</source>
        <translation>終了時の見込み</translation>
    </message>
    <message>
        <source>Expected and realised</source>
        <translation>見込みと実績</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>batches {day}</source>
        <translation>バッチ {day}</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>{file} を書いています</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模擬</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Reference data</source>
        <translation>参照データ</translation>
    </message>
    <message>
        <source>{batches} written to {file}.</source>
        <translation>{batches}を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>FaceList</name>
    <message>
        <source>Who is working?</source>
        <translation>作業するのは誰ですか</translation>
    </message>
</context>
<context>
    <name>FacilitySection</name>
    <message>
        <source>Facility and stations</source>
        <translation>施設とステーション</translation>
    </message>
    <message>
        <source>Saved as you change it · Ctrl+Z takes it back</source>
        <translation>変更するとすぐに保存 · Ctrl+Z で取り消し</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>Stands on the rail and on every export.</source>
        <translation>画面の左とすべての出力に記されます。</translation>
    </message>
    <message>
        <source>Station code</source>
        <translation>ステーションコード</translation>
    </message>
    <message>
        <source>Tickets made here begin with it. Older ones keep theirs.</source>
        <translation>ここで発行する伝票番号の先頭に付きます。以前のものは変わりません。</translation>
    </message>
    <message>
        <source>Station name</source>
        <translation>ステーション名</translation>
    </message>
    <message>
        <source>Such as “Weighbridge”.</source>
        <translation>例：「計量所」。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>Days and months are counted by its clock.</source>
        <translation>日と月はこの時刻で数えます。</translation>
    </message>
    <message>
        <source>Capacity of the scale</source>
        <translation>はかりの容量</translation>
    </message>
    <message>
        <source>A gross weight above it is not taken.</source>
        <translation>これを超える総重量は受け付けません。</translation>
    </message>
    <message>
        <source>Fiscal year begins in</source>
        <translation>会計年度の開始月</translation>
    </message>
    <message>
        <source>Used by the periods of Recovery and Reports.</source>
        <translation>「回収」と「レポート」の期間に使います。</translation>
    </message>
    <message>
        <source>A scale carries more than 0 and at most 1 000 000 kg. Type its capacity.</source>
        <translation>はかりの容量は 0 を超え 1 000 000 kg までです。容量を入力してください。</translation>
    </message>
</context>
<context>
    <name>Families</name>
    <message>
        <source>magnets</source>
        <translation>磁石</translation>
    </message>
    <message>
        <source>batteries</source>
        <translation>電池</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>金物</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Received</source>
        <translation>受入日時</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Supplier lot</source>
        <translation>仕入先ロット</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>総重量</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>風袋</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>Contamination</source>
        <translation>異物</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>向き</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Their demand a year, kg</source>
        <translation>年間需要 kg</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>kg a month</source>
        <translation>月あたり kg</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>Yields</source>
        <translation>収率</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Quoted in</source>
        <translation>建値通貨</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>レート</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Mass, kg</source>
        <translation>質量 kg</translation>
    </message>
    <message>
        <source>Its sd, kg</source>
        <translation>その標準偏差 kg</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>承認者</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Stages done</source>
        <translation>完了した工程</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Kind of scrap</source>
        <translation>スクラップの種類</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>Basis of its shares</source>
        <translation>割合の基準</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>国連番号</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危険性</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>既定のルート</translation>
    </message>
    <message>
        <source>Station code</source>
        <translation>ステーションコード</translation>
    </message>
    <message>
        <source>Station name</source>
        <translation>ステーション名</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>Capacity of the scale, kg</source>
        <translation>はかりの容量 kg</translation>
    </message>
    <message>
        <source>Fiscal year begins in month</source>
        <translation>会計年度の開始月</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
</context>
<context>
    <name>FileDropSection</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>recovery summary, workbook</source>
        <translation>回収集計、ワークブック</translation>
    </message>
    <message>
        <source>report for managers, PDF</source>
        <translation>管理者向け報告書、PDF</translation>
    </message>
    <message>
        <source>framework briefing, PDF</source>
        <translation>枠組み説明資料、PDF</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>毎週</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>毎月</translation>
    </message>
    <message>
        <source>each year</source>
        <translation>毎年</translation>
    </message>
    <message>
        <source>A4, black and white</source>
        <translation>A4、白黒</translation>
    </message>
    <message>
        <source>Letter, black and white</source>
        <translation>Letter、白黒</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選ぶ…</translation>
    </message>
    <message>
        <source>Reports by themselves</source>
        <translation>報告書の自動作成</translation>
    </message>
    <message>
        <source>Saved as you change it</source>
        <translation>変更するとすぐ保存されます</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告書</translation>
    </message>
    <message>
        <source>Of the last whole period, written once while the program is open. Without the window, the system’s scheduler can call “report --due”.</source>
        <translation>直近の終わった期間について、プログラムの起動中に一度だけ書き出します。画面なしでは、システムのスケジューラーから「report --due」を呼べます。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>頻度</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>A file is there whole or not at all. What fails is told in the status bar and tried again every ten minutes.</source>
        <translation>ファイルは完全な形でだけ現れます。失敗はステータスバーに示し、10 分ごとに再試行します。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
    <message>
        <source>Of reports as PDF.</source>
        <translation>PDF の報告書の用紙。</translation>
    </message>
    <message>
        <source>Choose the folder reports go to.</source>
        <translation>報告書を置くフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>This folder is not there.</source>
        <translation>このフォルダーはありません。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Import a workbook</source>
        <translation>ワークブックを取り込む</translation>
    </message>
    <message>
        <source>Workbooks and CSV</source>
        <translation>ワークブックと CSV</translation>
    </message>
    <message>
        <source>Write a workbook</source>
        <translation>ワークブックを書き出す</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel ワークブック</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>any</source>
        <translation>指定なし</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>すべて解除</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>{count} materials</source>
        <translation>材料 {count} 件</translation>
    </message>
    <message>
        <source>{count} suppliers</source>
        <translation>{count} 社</translation>
    </message>
    <message>
        <source>{count} origins</source>
        <translation>{count} か国</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受入日時</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>材料群</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Type to narrow</source>
        <translation>入力して絞り込み</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>材料群</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation>＋ 絞り込み</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>The first load is waiting to be weighed</source>
        <translation>最初の荷の計量をお待ちしています</translation>
    </message>
    <message>
        <source>Batches appear here as soon as they are logged. Nothing leaves this computer.</source>
        <translation>記録したバッチはすぐにここに並びます。データはこのコンピューターから出ません。</translation>
    </message>
    <message>
        <source>Log the first batch</source>
        <translation>最初のバッチを記録</translation>
    </message>
    <message>
        <source>Ticket {ticket}. Material, supplier and gross weight are enough.</source>
        <translation>伝票 {ticket}。材料、仕入先、総重量があれば足ります。</translation>
    </message>
    <message>
        <source>Bring in what you have</source>
        <translation>手元のデータを取り込む</translation>
    </message>
    <message>
        <source>A workbook or CSV; each row is checked before anything is stored.</source>
        <translation>ワークブックまたは CSV。保存の前にすべての行を検査します。</translation>
    </message>
    <message>
        <source>Get an empty workbook</source>
        <translation>空のワークブックを作る</translation>
    </message>
    <message>
        <source>With drop-downs, units and an example row.</source>
        <translation>選択肢、単位、記入例が入っています。</translation>
    </message>
    <message>
        <source>Look at a sample facility first</source>
        <translation>まず見本の施設を見る</translation>
    </message>
    <message>
        <source>{count} simulated batches in a folder of their own, clearly marked.</source>
        <translation>模擬のバッチ {count} 件を、そうと分かる形で別のフォルダーに作ります。</translation>
    </message>
    <message>
        <source>Making the sample facility…</source>
        <translation>見本の施設を作っています…</translation>
    </message>
    <message>
        <source>intake</source>
        <translation>受入</translation>
    </message>
    <message>
        <source>results</source>
        <translation>分析結果</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Empty workbook written: {file}</source>
        <translation>空のワークブックを書き出しました：{file}</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>Table {table}, version {version}: {fields}.</source>
        <translation>表 {table}、版 {version}：{fields}。</translation>
    </message>
    <message>
        <source>Table {table}: {fields}.</source>
        <translation>表 {table}：{fields}。</translation>
    </message>
    <message>
        <source>Table {table}.</source>
        <translation>表 {table}。</translation>
    </message>
    <message>
        <source>It happened after entry {entry} of {at}.</source>
        <translation>{at} の記入 {entry} より後に起きました。</translation>
    </message>
    <message>
        <source>It happened after the check of {at} (entry {entry}), when everything agreed.</source>
        <translation>すべて一致していた {at} の検査(記入 {entry})より後に起きました。</translation>
    </message>
</context>
<context>
    <name>FoundForm</name>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Record the result</source>
        <translation>結果を記録</translation>
    </message>
    <message>
        <source>Found in {lot}</source>
        <translation>{lot} の分析値</translation>
    </message>
    <message>
        <source>{element} of {lot} is recorded.</source>
        <translation>{lot} の {element} を記録しました。</translation>
    </message>
</context>
<context>
    <name>Framework</name>
    <message>
        <source>policy goal</source>
        <translation>政策目標</translation>
    </message>
    <message>
        <source>policy goal, rolling</source>
        <translation>政策目標（随時）</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation>後続</translation>
    </message>
    <message>
        <source>market</source>
        <translation>市場</translation>
    </message>
    <message>
        <source>trade control</source>
        <translation>貿易管理</translation>
    </message>
    <message>
        <source>list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法令</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>of the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Start anew now</source>
        <translation>今すぐ再起動</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>by the height of the window</source>
        <translation>ウィンドウの高さに合わせる</translation>
    </message>
    <message>
        <source>roomy</source>
        <translation>ゆったり</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>コンパクト</translation>
    </message>
    <message>
        <source>Who signs in signs. F12 lets somebody else.</source>
        <translation>サインインした人の名前で記録されます。F12 で交代できます。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Saved as you change it</source>
        <translation>変更するとすぐに保存されます</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Every change is signed with this name. Empty: the name of your login.</source>
        <translation>すべての変更にこの名前が残ります。空欄ならログイン名を使います。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Of the window and of exports, from the next start on.</source>
        <translation>画面と出力の言語。次の起動から変わります。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Light or dark, at once.</source>
        <translation>ライトまたはダーク。すぐに変わります。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>表示密度</translation>
    </message>
    <message>
        <source>Compact shows more rows; below 860 px of height it is the usual one.</source>
        <translation>コンパクトは行を多く示します。高さ 860 px 未満ではこれが標準です。</translation>
    </message>
</context>
<context>
    <name>Grades</name>
    <message>
        <source>evidence high</source>
        <translation>確度は高い</translation>
    </message>
    <message>
        <source>to be verified</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>weak, to be verified</source>
        <translation>根拠が弱く要確認</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>as entered</source>
        <translation>入力値</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Show in the journal</source>
        <translation>記録簿で表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>History of {record}</source>
        <translation>{record} の履歴</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>変更 {count} 件</translation>
    </message>
    <message>
        <source>The newest {shown} of {count} changes</source>
        <translation>変更 {count} 件のうち新しい {shown} 件</translation>
    </message>
    <message>
        <source>Nothing was done to it yet.</source>
        <translation>まだ何も行われていません。</translation>
    </message>
</context>
<context>
    <name>Honesty</name>
    <message>
        <source>Intervals held {share} of {n} results</source>
        <translation>区間は {n} 件中 {share} を含みました</translation>
    </message>
    <message>
        <source>Over-confident: {share} of {n} results held</source>
        <translation>自信過剰：{n} 件中 {share} のみ区間内</translation>
    </message>
    <message>
        <source>Over-cautious: {share} of {n} results held</source>
        <translation>慎重すぎ：{n} 件中 {share} が区間内</translation>
    </message>
    <message>
        <source>Too few results to say ({n})</source>
        <translation>判断には結果が不足（{n} 件）</translation>
    </message>
    <message>
        <source>honest</source>
        <translation>妥当</translation>
    </message>
    <message>
        <source>over-confident</source>
        <translation>自信過剰</translation>
    </message>
    <message>
        <source>over-cautious</source>
        <translation>慎重すぎ</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>件数不足</translation>
    </message>
    <message>
        <source>Nothing is said below {n} results.</source>
        <translation>{n} 件未満では判断しません。</translation>
    </message>
    <message>
        <source>Intervals hold, yet the mean is off: see the bias.</source>
        <translation>区間は妥当ですが、平均に偏りがあります。</translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation>妥当性を疑う根拠はありません。</translation>
    </message>
    <message>
        <source>So few hits would be chance once in {n}.</source>
        <translation>これほど少ないのは偶然なら {n} 回に 1 回です。</translation>
    </message>
    <message>
        <source>So many hits at 50 % would be chance once in {n}.</source>
        <translation>50 % 区間にこれほど入るのは偶然なら {n} 回に 1 回です。</translation>
    </message>
    <message>
        <source>the mean is off</source>
        <translation>平均に偏り</translation>
    </message>
    <message>
        <source>chance once in {n}</source>
        <translation>偶然なら {n} 回に 1 回</translation>
    </message>
    <message>
        <source>over a million</source>
        <translation>100 万超</translation>
    </message>
    <message>
        <source>90 % intervals held {share} of {n} results ({low}–{high}).</source>
        <translation>90 % 区間は {n} 件中 {share} を含みました（{low}–{high}）。</translation>
    </message>
</context>
<context>
    <name>HonestyPanel</name>
    <message>
        <source>All results</source>
        <translation>全結果</translation>
    </message>
    <message>
        <source>Honesty of the estimates</source>
        <translation>推定の信頼性</translation>
    </message>
    <message>
        <source>Told apart by</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>Enter opens the batches behind a line</source>
        <translation>Enter で該当バッチを開きます</translation>
    </message>
    <message>
        <source>material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Bias, %</source>
        <translation>偏り %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Held 50 %</source>
        <translation>50 % 内</translation>
    </message>
    <message>
        <source>80 %</source>
        <translation>80 %</translation>
    </message>
    <message>
        <source>CRPS, %</source>
        <translation>CRPS %</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>{n} of them below a limit</source>
        <translation>うち {n} 件は検出限界未満</translation>
    </message>
    <message>
        <source>{n} of them four standard deviations off or more</source>
        <translation>うち {n} 件は標準偏差の 4 倍以上外れています</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}～{high}</translation>
    </message>
    <message>
        <source>Mean distance of what was found from what was expected; compare within one element only.</source>
        <translation>結果と予測の平均的な隔たり。同じ元素の間でのみ比べられます。</translation>
    </message>
    <message>
        <source>share expected at or below</source>
        <translation>これ以下と予測した割合</translation>
    </message>
    <message>
        <source>share observed at or below</source>
        <translation>これ以下だった割合</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>実際</translation>
    </message>
    <message>
        <source>where 9 of 10 honest groups lie</source>
        <translation>妥当なら 10 回に 9 回入る範囲</translation>
    </message>
    <message>
        <source>Too few results to say ({n})</source>
        <translation>判断には結果が不足（{n} 件）</translation>
    </message>
    <message>
        <source>Intervals are too narrow: {share} held</source>
        <translation>区間が狭すぎます：{share} のみ区間内</translation>
    </message>
    <message>
        <source>Intervals are too wide: {share} held</source>
        <translation>区間が広すぎます：{share} が区間内</translation>
    </message>
    <message>
        <source>Found {bias} less than expected</source>
        <translation>予測より {bias} 少ない</translation>
    </message>
    <message>
        <source>Found {bias} more than expected</source>
        <translation>予測より {bias} 多い</translation>
    </message>
    <message>
        <source>90 % intervals held {share} of {n}</source>
        <translation>{n} 件中 {share} が 90 % 区間内</translation>
    </message>
    <message>
        <source>Where results lie in what was expected, %</source>
        <translation>予測分布での結果の位置（%）</translation>
    </message>
    <message>
        <source>Expected {share} %</source>
        <translation>予測 {share} %</translation>
    </message>
    <message>
        <source>observed {share} %, honest {low}–{high} %</source>
        <translation>実際 {share} %、妥当な範囲 {low}–{high} %</translation>
    </message>
    <message>
        <source>Expected, %</source>
        <translation>予測（%）</translation>
    </message>
    <message>
        <source>Observed, %</source>
        <translation>実際（%）</translation>
    </message>
    <message>
        <source>Honest from, %</source>
        <translation>妥当な下限（%）</translation>
    </message>
    <message>
        <source>to, %</source>
        <translation>上限（%）</translation>
    </message>
    <message>
        <source>No final assay is there to hold estimates against.</source>
        <translation>推定と比べる確定した分析結果がまだありません。</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Checking {file}</source>
        <translation>{file} を検査しています</translation>
    </message>
    <message>
        <source>Logging {file}</source>
        <translation>{file} を記録しています</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Get an empty workbook</source>
        <translation>空のワークブックを作る</translation>
    </message>
    <message>
        <source>Save annotated copy</source>
        <translation>注記付きの写しを保存</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Each row is checked before anything is stored. Rows that were logged before are not logged again. Columns are found by their names, in any order.</source>
        <translation>保存の前にすべての行を検査します。記録済みの行は二重に記録しません。列は名前で探し、順序は問いません。</translation>
    </message>
    <message>
        <source>Import batches</source>
        <translation>バッチの取り込み</translation>
    </message>
    <message>
        <source>a workbook (.xlsx .xls .ods) or .csv; copied rows: Ctrl+V</source>
        <translation>ブック（.xlsx .xls .ods）または .csv。コピーした行は Ctrl+V</translation>
    </message>
    <message>
        <source>Log {batches}</source>
        <translation>{batches}を記録</translation>
    </message>
    <message>
        <source>Log {batches}, leave out {rows}</source>
        <translation>{batches}を記録（{rows}は除く）</translation>
    </message>
    <message>
        <source>No row can be logged yet: put them right and bring them in again.</source>
        <translation>記録できる行がまだありません。直してから、もう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Once put right, the same rows log the rest: nothing is logged twice.</source>
        <translation>直してから同じ行を取り込むと、残りが記録されます。二重には記録されません。</translation>
    </message>
    <message>
        <source>{batches} of {file} logged.</source>
        <translation>{file} の{batches}を記録しました。</translation>
    </message>
    <message>
        <source>{rows} were logged before.</source>
        <translation>{rows}は記録済みです。</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>取り込みを取り消す</translation>
    </message>
    <message>
        <source>import taken back</source>
        <translation>取り込みの取り消し</translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation>取り込みを取り消しています</translation>
    </message>
    <message>
        <source>{batches} taken back; they stay in the list as void.</source>
        <translation>{batches}を取り消しました。無効として一覧に残ります。</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>検査済み</translation>
    </message>
    <message>
        <source>Copy with remarks written: {file}</source>
        <translation>注記付きの写しを書き出しました：{file}</translation>
    </message>
</context>
<context>
    <name>ImportPlace</name>
    <message>
        <source>Nothing is copied. Copy rows with their column heads, then paste.</source>
        <translation>コピーされたものがありません。列見出しを含めて行をコピーし、貼り付けてください。</translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>クリップボード</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>{file}: {rows}</source>
        <translation>{file}：{rows}</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}: {rows}</source>
        <translation>{file}、シート {sheet}：{rows}</translation>
    </message>
    <message>
        <source>{rows} with problems</source>
        <translation>問題あり {rows}</translation>
    </message>
    <message>
        <source>{rows} ready</source>
        <translation>記録可能 {rows}</translation>
    </message>
    <message>
        <source>{rows} logged before</source>
        <translation>記録済み {rows}</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>記録可能</translation>
    </message>
    <message>
        <source>Logged before</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>セルの内容</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受入日時</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>総重量</translation>
    </message>
    <message>
        <source>Net, kg</source>
        <translation>正味、kg</translation>
    </message>
    <message>
        <source>Dry, kg</source>
        <translation>乾燥、kg</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>伝票番号</translation>
    </message>
</context>
<context>
    <name>InlineForm</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>{field}: {sentence}</source>
        <translation>{field}：{sentence}</translation>
    </message>
</context>
<context>
    <name>InputRow</name>
    <message>
        <source>Take {} back</source>
        <translation>{}を元に戻す</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>Another material, such as NDFEB_HDD</source>
        <translation>他の原料（例：NDFEB_HDD）</translation>
    </message>
    <message>
        <source>Another material</source>
        <translation>他の原料</translation>
    </message>
    <message>
        <source>Intake, kg a month, and route</source>
        <translation>受入量（kg/月）と処理経路</translation>
    </message>
    <message>
        <source>Yields, %</source>
        <translation>回収率（%）</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Save and next</source>
        <translation>保存して次へ</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>次の項目</translation>
    </message>
    <message>
        <source>Field before</source>
        <translation>前の項目</translation>
    </message>
    <message>
        <source>Open the list of a field</source>
        <translation>項目の一覧を開く</translation>
    </message>
    <message>
        <source>Same again: the current row, or the last one</source>
        <translation>同じ内容で：選択行または直前のもの</translation>
    </message>
    <message>
        <source>Paste rows copied in another program</source>
        <translation>他のプログラムでコピーした行を貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook</source>
        <translation>ワークブックを取り込む</translation>
    </message>
    <message>
        <source>Tare of a container</source>
        <translation>容器の風袋</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新しい伝票</translation>
    </message>
    <message>
        <source>Leave the field</source>
        <translation>項目を離れる</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>行を貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>ワークブックを取り込む…</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>{ticket} logged: {dry} dry.</source>
        <translation>{ticket} を記録しました：乾燥 {dry}。</translation>
    </message>
    <message>
        <source>the next ticket</source>
        <translation>次の伝票</translation>
    </message>
    <message>
        <source>Ticket {ticket} · {day}</source>
        <translation>伝票 {ticket} · {day}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Entry</source>
        <translation>記入</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>JournalSection</name>
    <message>
        <source>Journal</source>
        <translation>記録簿</translation>
    </message>
    <message>
        <source>Read only · Ctrl+H shows that of a record</source>
        <translation>読み取り専用 · Ctrl+H で記録の履歴を表示</translation>
    </message>
    <message>
        <source>Ticket, run, lot, …</source>
        <translation>チケット、ラン、ロットなど</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>最初の日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最後の日</translation>
    </message>
    <message>
        <source>Write a CSV file…</source>
        <translation>CSV ファイルに書き出す…</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>“{typed}” is not a day. Type it as 2026-11-03.</source>
        <translation>「{typed}」は日付ではありません。2026-11-03 のように入力してください。</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>記入 {count} 件</translation>
    </message>
    <message>
        <source>No entry is like that.</source>
        <translation>該当する記入はありません。</translation>
    </message>
    <message>
        <source>Write the journal</source>
        <translation>記録簿を書き出す</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
    <message>
        <source>{count} entries are in {file}.</source>
        <translation>記入 {count} 件を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Writing backup</source>
        <translation>バックアップを書いています</translation>
    </message>
    <message>
        <source>Checking the data</source>
        <translation>データを検査しています</translation>
    </message>
    <message>
        <source>Rehearsing a restore</source>
        <translation>復元のリハーサル中</translation>
    </message>
    <message>
        <source>Backup written and read back: {batches} tickets, {entries} journal entries.</source>
        <translation>バックアップを書き、読み戻して確かめました：{batches} 件、記録 {entries} 件。</translation>
    </message>
    <message>
        <source>The check found something to look at ({count}).</source>
        <translation>検査で要確認が {count} 件見つかりました。</translation>
    </message>
    <message>
        <source>The data are as they were written.</source>
        <translation>データは書かれたとおりです。</translation>
    </message>
</context>
<context>
    <name>KeptBackups</name>
    <message>
        <source>Kept backups</source>
        <translation>残っているバックアップ</translation>
    </message>
    <message>
        <source>Rehearse a restore</source>
        <translation>復元をリハーサル</translation>
    </message>
    <message>
        <source>Restore this one…</source>
        <translation>これを復元…</translation>
    </message>
    <message>
        <source>Made on closing, each hour if anything changed, and before the program brings the data up to date. Of the last 24 hours, 14 days, 8 weeks and 24 months that have any, the newest stays. A rehearsal opens a copy and checks it whole.</source>
        <translation>終了時、変更があれば毎時、そしてデータを新しい版に合わせる前に作られます。直近の 24 時間、14 日、8 週、24 か月のそれぞれで最も新しいものが残ります。リハーサルは写しを開いて全体を確認します。</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>伝票</translation>
    </message>
    <message>
        <source>Journal entries</source>
        <translation>記録の件数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>under 1 h</source>
        <translation>1 時間未満</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 時間</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 日</translation>
    </message>
    <message>
        <source>here and in the second folder</source>
        <translation>ここと第二のフォルダー</translation>
    </message>
    <message>
        <source>here</source>
        <translation>ここ</translation>
    </message>
    <message>
        <source>in the second folder</source>
        <translation>第二のフォルダー</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Laboratory</name>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 日</translation>
    </message>
    <message>
        <source>Assayed, provisional</source>
        <translation>分析済み（暫定）</translation>
    </message>
    <message>
        <source>Assayed</source>
        <translation>分析済み</translation>
    </message>
    <message>
        <source>Waits for assay</source>
        <translation>分析待ち</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>試料なし</translation>
    </message>
</context>
<context>
    <name>LaboratoryPage</name>
    <message>
        <source>Find any batch to record a result for</source>
        <translation>結果を記録するバッチを探す</translation>
    </message>
    <message>
        <source>Go to the results; next field</source>
        <translation>結果の入力へ、次の欄へ</translation>
    </message>
    <message>
        <source>Field before</source>
        <translation>前の欄</translation>
    </message>
    <message>
        <source>Record and next</source>
        <translation>記録して次へ</translation>
    </message>
    <message>
        <source>Ask for an assay: register a sample</source>
        <translation>分析を依頼：試料を登録</translation>
    </message>
    <message>
        <source>Record a control sample</source>
        <translation>管理試料を記録</translation>
    </message>
    <message>
        <source>Show what was measured twice</source>
        <translation>二重測定を表示</translation>
    </message>
    <message>
        <source>Paste results copied in another program</source>
        <translation>他のプログラムでコピーした結果を貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook of results</source>
        <translation>分析結果のブックを取り込む</translation>
    </message>
    <message>
        <source>Make the current result final</source>
        <translation>現在の結果を確定</translation>
    </message>
    <message>
        <source>Retest the current result</source>
        <translation>現在の結果を再分析</translation>
    </message>
    <message>
        <source>Reject the current result</source>
        <translation>現在の結果を却下</translation>
    </message>
    <message>
        <source>Leave the field, the retest, the form</source>
        <translation>欄、再分析、入力欄から抜ける</translation>
    </message>
    <message>
        <source>Paste results</source>
        <translation>結果を貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>ブックを取り込む…</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>待ちなし</translation>
    </message>
    <message>
        <source>{samples}, oldest {days} d</source>
        <translation>{samples}、最長 {days} 日</translation>
    </message>
    <message>
        <source>No batch to assay yet</source>
        <translation>分析するバッチはまだありません</translation>
    </message>
    <message>
        <source>Samples and results of the batches you log stand here.</source>
        <translation>記録したバッチの試料と分析結果がここに並びます。</translation>
    </message>
    <message>
        <source>Log a batch</source>
        <translation>バッチを記録</translation>
    </message>
    <message>
        <source>Material and gross weight are enough</source>
        <translation>材料と総重量だけで始められます</translation>
    </message>
    <message>
        <source>{element} of {ticket} is final.</source>
        <translation>{ticket} の {element} を確定しました。</translation>
    </message>
    <message>
        <source>{element} of {ticket} is rejected and counts no more.</source>
        <translation>{ticket} の {element} を却下しました。今後は使われません。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Learned</name>
    <message>
        <source>shipped</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>手入力</translation>
    </message>
    <message>
        <source>1 lot</source>
        <translation>1 ロット</translation>
    </message>
    <message>
        <source>{count} lots</source>
        <translation>{count} ロット</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>適用中</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>In force, %</source>
        <translation>適用中（%）</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Proposed, %</source>
        <translation>提案（%）</translation>
    </message>
    <message>
        <source>Lots : worth</source>
        <translation>ロット : 相当</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>not listed so far</source>
        <translation>これまで記載なし</translation>
    </message>
    <message>
        <source>{n} of them below a limit</source>
        <translation>うち {n} 件は検出限界未満</translation>
    </message>
    <message>
        <source>Too few lots were assayed for it: it moves with what was learned.</source>
        <translation>分析したロットが少ないため、学習した元素に連動します。</translation>
    </message>
    <message>
        <source>moves along</source>
        <translation>連動</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>適用日</translation>
    </message>
    <message>
        <source>By</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Reason, sources</source>
        <translation>理由・出典</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Nothing is booked. What was not found stays open until it is.</source>
        <translation>記帳はありません。不明量は記帳されるまで未処理です。</translation>
    </message>
    <message>
        <source>Sign off…</source>
        <translation>承認…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>取り下げ…</translation>
    </message>
    <message>
        <source>{} wait for sign-off</source>
        <translation>承認待ち{}件</translation>
    </message>
    <message>
        <source>1 waits for sign-off</source>
        <translation>承認待ち1件</translation>
    </message>
    <message>
        <source>Sign off as {}</source>
        <translation>{}として承認</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>再開…</translation>
    </message>
    <message>
        <source>Reopen {}</source>
        <translation>{} を再開</translation>
    </message>
    <message>
        <source>Withdraw {}</source>
        <translation>{} を取り下げる</translation>
    </message>
</context>
<context>
    <name>LeftSide</name>
    <message>
        <source>ordered by how much an assay narrows</source>
        <translation>分析で区間が狭まる順</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>分析待ち</translation>
    </message>
    <message>
        <source>No sample waits for its result.</source>
        <translation>結果を待つ試料はありません。</translation>
    </message>
    <message>
        <source>did the intake interval hold?</source>
        <translation>受入時の区間に入ったか</translation>
    </message>
    <message>
        <source>Recorded lately</source>
        <translation>最近の記録</translation>
    </message>
    <message>
        <source>No run is open. Ctrl+N starts one.</source>
        <translation>開いているランはありません。Ctrl+N で始めます。</translation>
    </message>
</context>
<context>
    <name>LotForm</name>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Book the output</source>
        <translation>産出を記帳</translation>
    </message>
    <message>
        <source>Weigh an output</source>
        <translation>産出を計量</translation>
    </message>
    <message>
        <source>{element} in it</source>
        <translation>{element} 含有量</translation>
    </message>
    <message>
        <source>{lot} is booked: {name}.</source>
        <translation>{lot} を記帳しました：{name}。</translation>
    </message>
    <message>
        <source>not weighed yet</source>
        <translation>未計量</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>分析値</translation>
    </message>
    <message>
        <source>its sd</source>
        <translation>その標準偏差</translation>
    </message>
</context>
<context>
    <name>LotKinds</name>
    <message>
        <source>product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>中間品</translation>
    </message>
    <message>
        <source>residue</source>
        <translation>残渣</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>return</source>
        <translation>返送</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Other accounts of this computer can read the data folder.</source>
        <translation>このコンピューターの他のアカウントがデータフォルダーを読める状態です。</translation>
    </message>
    <message>
        <source>Keep them out</source>
        <translation>読めないようにする</translation>
    </message>
    <message>
        <source>Something unforeseen happened; the program goes on, and what was saved is safe. The report is in {file}.</source>
        <translation>予期しないことが起きました。プログラムは続けられ、保存済みのものは無事です。報告は {file} にあります。</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>報告を保存…</translation>
    </message>
    <message>
        <source>Nothing to take back.</source>
        <translation>取り消すものはありません。</translation>
    </message>
    <message>
        <source>Nothing to do again.</source>
        <translation>やり直すものはありません。</translation>
    </message>
    <message>
        <source>{ticket}: taken back. Ctrl+Y does it again.</source>
        <translation>{ticket}：取り消しました。Ctrl+Y でやり直せます。</translation>
    </message>
    <message>
        <source>{ticket}: done again.</source>
        <translation>{ticket}：やり直しました。</translation>
    </message>
    <message>
        <source>Choose a record first; all changes are in the journal.</source>
        <translation>先に記録を選んでください。すべての変更は記録簿にあります。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>どこでも</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation>表示：{name}</translation>
    </message>
    <message>
        <source>Light look</source>
        <translation>ライト表示</translation>
    </message>
    <message>
        <source>Dark look</source>
        <translation>ダーク表示</translation>
    </message>
    <message>
        <source>Look of the system</source>
        <translation>システムの表示</translation>
    </message>
    <message>
        <source>Settings: {section}</source>
        <translation>設定：{section}</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>何でも探す</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>今すぐバックアップ</translation>
    </message>
    <message>
        <source>History of what is chosen</source>
        <translation>選択中の記録の履歴</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Switch to another person</source>
        <translation>別の人に交代</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>このページのキー</translation>
    </message>
</context>
<context>
    <name>MassLine</name>
    <message>
        <source>Net</source>
        <translation>正味</translation>
    </message>
    <message>
        <source>moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>contamination</source>
        <translation>異物</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>乾燥</translation>
    </message>
</context>
<context>
    <name>MaterialCard</name>
    <message>
        <source>Change…</source>
        <translation>変更…</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>組成</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部品</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>第{n}版</translation>
    </message>
    <message>
        <source>no composition yet: assays will tell</source>
        <translation>組成は未定：分析から学習</translation>
    </message>
    <message>
        <source>Default: {route}</source>
        <translation>既定：{route}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>割合（%）</translation>
    </message>
    <message>
        <source>sd, %</source>
        <translation>SD（%）</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部品</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Yield, %</source>
        <translation>収率（%）</translation>
    </message>
</context>
<context>
    <name>MaterialForm</name>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Default route</source>
        <translation>既定の経路</translation>
    </message>
    <message>
        <source>Form and basis of its shares</source>
        <translation>形態と割合の基準</translation>
    </message>
    <message>
        <source>UN number</source>
        <translation>国連番号</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危険性</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>MaterialRow</name>
    <message>
        <source>{kg} a month, own weighings of {batches} batches</source>
        <translation>月{kg}、自社計量（{batches}バッチ）</translation>
    </message>
    <message>
        <source>none came in within the last twelve months</source>
        <translation>過去12か月に受入なし</translation>
    </message>
    <message>
        <source>Route of {}</source>
        <translation>{}の処理経路</translation>
    </message>
</context>
<context>
    <name>MaterialsSection</name>
    <message>
        <source>Name or code</source>
        <translation>名称またはコード</translation>
    </message>
    <message>
        <source>Search materials</source>
        <translation>材料を検索</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Add a material…</source>
        <translation>材料を追加…</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{all} 件中 {shown} 件</translation>
    </message>
    <message>
        <source>Learning from the assays</source>
        <translation>分析結果から学習しています</translation>
    </message>
    <message>
        <source>1 material</source>
        <translation>1 材料</translation>
    </message>
    <message>
        <source>{count} materials</source>
        <translation>{count} 材料</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>提案あり</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
</context>
<context>
    <name>MeasureNext</name>
    <message>
        <source>How much to take…</source>
        <translation>必要な試料量…</translation>
    </message>
    <message>
        <source>{name}, now {interval} kg</source>
        <translation>{name}、現在 {interval} kg</translation>
    </message>
    <message>
        <source>What to measure next</source>
        <translation>次に測定すべきもの</translation>
    </message>
</context>
<context>
    <name>MethodForm</name>
    <message>
        <source>Method</source>
        <translation>分析方法</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>分析装置</translation>
    </message>
    <message>
        <source>any</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Relative sd</source>
        <translation>相対標準偏差</translation>
    </message>
    <message>
        <source>Detection limit</source>
        <translation>検出限界</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有効開始</translation>
    </message>
    <message>
        <source>until</source>
        <translation>有効終了</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>such as a validation report</source>
        <translation>例：妥当性確認報告書</translation>
    </message>
    <message>
        <source>Put into force</source>
        <translation>発効する</translation>
    </message>
    <message>
        <source>It counts for results of these days; the versions before stay in the books.</source>
        <translation>この期間の結果に使われます。以前の版も記録に残ります。</translation>
    </message>
    <message>
        <source>Method of the site</source>
        <translation>自社の分析方法</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>expired</source>
        <translation>期限切れ</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>開始前</translation>
    </message>
    <message>
        <source>own, in force</source>
        <translation>自社・有効</translation>
    </message>
</context>
<context>
    <name>MethodsSection</name>
    <message>
        <source>Methods of analysis</source>
        <translation>分析方法</translation>
    </message>
    <message>
        <source>Used where a result states no uncertainty</source>
        <translation>結果に不確かさの記載がないときに使用</translation>
    </message>
    <message>
        <source>Add a method of the site…</source>
        <translation>自社の分析方法を追加…</translation>
    </message>
    <message>
        <source>Enter begins a row of your own from the current one. Own rows come before shipped ones, an instrument&apos;s and an element&apos;s before the general ones.</source>
        <translation>Enter で現在の行をもとに自社の行を作ります。自社の行は同梱の行より、装置別・元素別の行は一般の行より優先されます。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析方法</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>分析装置</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Relative sd</source>
        <translation>相対標準偏差</translation>
    </message>
    <message>
        <source>Detection limit</source>
        <translation>検出限界</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有効開始</translation>
    </message>
    <message>
        <source>until</source>
        <translation>有効終了</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>any</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
</context>
<context>
    <name>MonteCarlo</name>
    <message>
        <source>The figures shown agree with {trials} trials, after which not all had settled.</source>
        <translation>表示値は {trials} 回の試行と一致しています。ただし、まだ収束していない値があります。</translation>
    </message>
    <message>
        <source>The figures shown agree with {trials} trials to one digit of the standard deviation.</source>
        <translation>表示値は {trials} 回の試行と、標準偏差の 1 桁まで一致しています。</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>{name} differs: the {end} end by {off}, more than the tolerance of {tolerance}. Trust the Monte Carlo.</source>
        <translation>{name}が一致しません。{end} 点の差は {off} で、許容差 {tolerance} を超えています。モンテカルロの値を使ってください。</translation>
    </message>
    <message>
        <source>A normal distribution with this mean and sd would say {normal} for {name}; the trials say {found}.</source>
        <translation>同じ平均と標準偏差の正規分布なら、{name}は {normal}、試行では {found} です。</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>両端</translation>
    </message>
    <message>
        <source>off by {kg}</source>
        <translation>差 {kg}</translation>
    </message>
    <message>
        <source>not settled</source>
        <translation>未収束</translation>
    </message>
    <message>
        <source>within {kg}</source>
        <translation>{kg} 以内</translation>
    </message>
</context>
<context>
    <name>MonteCarloCheck</name>
    <message>
        <source>recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>Shown: means and sd in closed form, 5 and 95 % from {points} kept draws. Monte Carlo: {least} to {most} trials, each figure until it settled, seed {seed}; JCGM 101, section 8.</source>
        <translation>表示値：平均と標準偏差は閉じた式、5 % 点と 95 % 点は保持した {points} 個の抽出値から。モンテカルロ：値ごとに収束するまで {least}～{most} 回、シード {seed}。JCGM 101 第 8 節。</translation>
    </message>
</context>
<context>
    <name>MonteCarloPanel</name>
    <message>
        <source>Check by Monte Carlo</source>
        <translation>モンテカルロで検証</translation>
    </message>
    <message>
        <source>Draws the same model afresh and holds the figures shown against it.</source>
        <translation>同じモデルを新たに抽出し、表示値と比べます。</translation>
    </message>
    <message>
        <source>Monte Carlo trials</source>
        <translation>モンテカルロ試行</translation>
    </message>
    <message>
        <source>{measure}, {unit} · strong: shown, beside it: Monte Carlo</source>
        <translation>{measure} {unit} · 太字：表示値、右：モンテカルロ</translation>
    </message>
    <message>
        <source>Monte Carlo beside the formula</source>
        <translation>モンテカルロと式の比較</translation>
    </message>
</context>
<context>
    <name>NextPanel</name>
    <message>
        <source>Take what goes into the run.</source>
        <translation>ランに投入するものを記帳してください。</translation>
    </message>
    <message>
        <source>{number} {stage}: weigh what comes of it; D when it is done.</source>
        <translation>{number} {stage}：産出を計量し、済んだら D。</translation>
    </message>
    <message>
        <source>Still to be weighed: {names}.</source>
        <translation>未計量：{names}。</translation>
    </message>
    <message>
        <source>Weigh what comes of it.</source>
        <translation>産出を計量してください。</translation>
    </message>
    <message>
        <source>All is weighed: C closes the run.</source>
        <translation>すべて計量済み：C でランを終了します。</translation>
    </message>
    <message>
        <source>Next at this stage</source>
        <translation>この工程で次にすること</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>No runs yet</source>
        <translation>ランがまだありません</translation>
    </message>
    <message>
        <source>Once a run has taken batches and yielded lots, what went in is held against what came out, with its uncertainty.</source>
        <translation>ランがバッチを取り込みロットを産出すると、入ったものと出たものを不確かさとともに照合します。</translation>
    </message>
    <message>
        <source>Start a run</source>
        <translation>ランを始める</translation>
    </message>
    <message>
        <source>Weigh in batches, weigh out lots, close the run</source>
        <translation>バッチを計量して投入し、ロットを計量して、ランを完了します</translation>
    </message>
    <message>
        <source>Nothing moved from {}</source>
        <translation>{}に動きはありません</translation>
    </message>
    <message>
        <source>No batch, run or lot of this scope lies in the period.</source>
        <translation>この条件のバッチ、ラン、ロットは期間内にありません。</translation>
    </message>
    <message>
        <source>Show all processing</source>
        <translation>処理全体を表示</translation>
    </message>
    <message>
        <source>Drop the filter of the node</source>
        <translation>場所の絞り込みを外します</translation>
    </message>
    <message>
        <source>Show all time</source>
        <translation>全期間を表示</translation>
    </message>
    <message>
        <source>From the first batch to today</source>
        <translation>最初のバッチから今日まで</translation>
    </message>
    <message>
        <source>Log a batch</source>
        <translation>バッチを記録</translation>
    </message>
    <message>
        <source>No batches yet</source>
        <translation>バッチはまだありません</translation>
    </message>
    <message>
        <source>What was recovered is charted here once the first batch is logged.</source>
        <translation>最初のバッチを記録すると、回収量がここにグラフで出ます。</translation>
    </message>
    <message>
        <source>No batches from {}</source>
        <translation>{} のバッチはありません</translation>
    </message>
    <message>
        <source>No batch of this period passes the filters.</source>
        <translation>この期間に絞り込みを通るバッチはありません。</translation>
    </message>
    <message>
        <source>Drop “{}”</source>
        <translation>「{}」を外す</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Nothing is found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Drop {name} {value}</source>
        <translation>{name} {value} を外す</translation>
    </message>
    <message>
        <source>{batches} without it</source>
        <translation>外すと{batches}</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>すべて解除</translation>
    </message>
    <message>
        <source>No batch fits what is asked for.</source>
        <translation>条件に当てはまるバッチはありません。</translation>
    </message>
    <message>
        <source>Shows every batch again.</source>
        <translation>すべてのバッチを再び示します。</translation>
    </message>
    <message>
        <source>The filter that excludes most is {name} {value}.</source>
        <translation>最も多く除いている絞り込みは{name} {value} です。</translation>
    </message>
</context>
<context>
    <name>OpenQuestion</name>
    <message>
        <source>Open a copy</source>
        <translation>写しを開く</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>写しを保存…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>{kind}, {size}, attached by {who} on {when}.</source>
        <translation>{kind}、{size}、{who} が {when} に添付。</translation>
    </message>
    <message>
        <source>A file from outside can do harm. Open it only if you know where it came from; it opens as a copy that cannot be written to.</source>
        <translation>外部のファイルは害を及ぼすことがあります。出所が分かる場合だけ開いてください。書き込めない写しとして開きます。</translation>
    </message>
    <message>
        <source>{facts} {warning}</source>
        <translation>{facts}{warning}</translation>
    </message>
    <message>
        <source>Open {name}?</source>
        <translation>{name} を開きますか？</translation>
    </message>
    <message>
        <source>{name} is not opened here</source>
        <translation>{name} はここでは開きません</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>Dry mass</source>
        <translation>乾燥質量</translation>
    </message>
    <message>
        <source>{element} in sample {sample}</source>
        <translation>試料 {sample} の {element}</translation>
    </message>
    <message>
        <source>{what} in {material}</source>
        <translation>{what}：{material}</translation>
    </message>
    <message>
        <source>weighed, less moisture and contamination</source>
        <translation>計量値から水分と異物を引いた値</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力値</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
</context>
<context>
    <name>OriginsPart</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Where the figure comes from</source>
        <translation>数値の出どころ</translation>
    </message>
    <message>
        <source>How it is calculated: docs/model.md, sections 1 (dry mass) to 8 (assays).</source>
        <translation>計算方法：docs/model.md 第 1 節（乾燥質量）～第 8 節（分析）。</translation>
    </message>
    <message>
        <source>Where “{name}” comes from</source>
        <translation>数値の出どころ（{name}）</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Simulated facility: people, suppliers and loads are invented.</source>
        <translation>模擬施設：人物、仕入先、荷はすべて架空です。</translation>
    </message>
    <message>
        <source>Read only for the role {role}: {right} is done by these: {roles}.</source>
        <translation>役割「{role}」は閲覧のみです。{right}を行えるのは次の役割です：{roles}。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Intake</source>
        <translation>受入</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>収支</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Diversification</source>
        <translation>供給の多様化</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>分析室</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>処理</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Batches, pages, commands</source>
        <translation>バッチ、ページ、操作</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>何でも探す</translation>
    </message>
    <message>
        <source>&gt; commands · # tickets, runs, lots · @ suppliers</source>
        <translation>&gt; 操作 · # 伝票、ラン、ロット · @ 仕入先</translation>
    </message>
    <message>
        <source>↑↓ choose</source>
        <translation>↑↓ 選択</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter 開く</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc 閉じる</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>「{words}」に当てはまるものはありません。</translation>
    </message>
    <message>
        <source>{count} in {ms} ms</source>
        <translation>{count} 件、{ms} ms</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>仕入先</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Runs and lots</source>
        <translation>ランとロット</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>batches of this supplier</source>
        <translation>この仕入先のバッチ</translation>
    </message>
</context>
<context>
    <name>PaperOptions</name>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>用紙</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>白黒</translation>
    </message>
    <message>
        <source>Save its data as a workbook…</source>
        <translation>データをワークブックで保存…</translation>
    </message>
    <message>
        <source>as the window</source>
        <translation>画面と同じ</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Reading {}</source>
        <translation>{} を読み込み中</translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation>{n} / {count} ページ</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>operator</source>
        <translation>作業者</translation>
    </message>
    <message>
        <source>laboratory</source>
        <translation>分析室</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>管理責任者</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>監査人</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理者</translation>
    </message>
    <message>
        <source>logs and corrects batches, books runs</source>
        <translation>バッチの記録と訂正、処理の記帳</translation>
    </message>
    <message>
        <source>records samples and results</source>
        <translation>試料と分析結果の記録</translation>
    </message>
    <message>
        <source>as operator and laboratory; targets, prices, ledger</source>
        <translation>作業者と分析室の作業、目標・価格・台帳の決定</translation>
    </message>
    <message>
        <source>reads everything, changes nothing</source>
        <translation>すべて閲覧、変更なし</translation>
    </message>
    <message>
        <source>everything; people, facility and restore too</source>
        <translation>すべて（利用者・施設・復元を含む）</translation>
    </message>
    <message>
        <source>reading the data</source>
        <translation>データの閲覧</translation>
    </message>
    <message>
        <source>keeping drafts</source>
        <translation>下書きの保存</translation>
    </message>
    <message>
        <source>logging batches</source>
        <translation>バッチの記録</translation>
    </message>
    <message>
        <source>correcting and voiding batches</source>
        <translation>バッチの訂正と取消</translation>
    </message>
    <message>
        <source>attaching files</source>
        <translation>ファイルの添付</translation>
    </message>
    <message>
        <source>recording samples and results</source>
        <translation>試料と分析結果の記録</translation>
    </message>
    <message>
        <source>booking runs, lots and containers</source>
        <translation>処理・ロット・容器の記帳</translation>
    </message>
    <message>
        <source>entries in the ledger of the balance</source>
        <translation>収支台帳への記入</translation>
    </message>
    <message>
        <source>signing off the ledger</source>
        <translation>台帳の承認</translation>
    </message>
    <message>
        <source>setting and following targets</source>
        <translation>目標の設定と追跡</translation>
    </message>
    <message>
        <source>entering prices and rates</source>
        <translation>価格と為替の入力</translation>
    </message>
    <message>
        <source>changing materials, methods and what is learned</source>
        <translation>材料・分析方法・学習結果の変更</translation>
    </message>
    <message>
        <source>planning reports by themselves</source>
        <translation>自動レポートの設定</translation>
    </message>
    <message>
        <source>changing the facility</source>
        <translation>施設の変更</translation>
    </message>
    <message>
        <source>restoring a backup</source>
        <translation>バックアップの復元</translation>
    </message>
    <message>
        <source>adding and changing people</source>
        <translation>利用者の追加と変更</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>People</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Who may sign in, and what they may do</source>
        <translation>サインインできる人と、その権限</translation>
    </message>
    <message>
        <source>Nobody signs in: whoever can open the data folder may do everything, as its owner. The first administrator switches sign-in on, for the window and for commands.</source>
        <translation>サインインは使われていません。データフォルダーを開ける人が所有者としてすべて行えます。最初の管理者を登録すると、画面でもコマンドでもサインインが必要になります。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>利用者を追加…</translation>
    </message>
    <message>
        <source>Change the role…</source>
        <translation>役割を変更…</translation>
    </message>
    <message>
        <source>New PIN…</source>
        <translation>新しい PIN…</translation>
    </message>
    <message>
        <source>Change my PIN…</source>
        <translation>自分の PIN を変更…</translation>
    </message>
    <message>
        <source>Lock…</source>
        <translation>ロック…</translation>
    </message>
    <message>
        <source>after {n} minutes</source>
        <translation>{n} 分後</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Operators, the laboratory and auditors: a PIN of 4 digits or more. Managers and administrators: 8 signs or more.</source>
        <translation>作業者・分析室・監査人：4 桁以上の PIN。管理責任者・管理者：8 文字以上。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The reason stays in the history.</source>
        <translation>理由は履歴に残ります。</translation>
    </message>
    <message>
        <source>A PIN only where the new role takes a longer one. {why}</source>
        <translation>PIN は、新しい役割でより長いものが必要なときだけ入力します。{why}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>画面をロック</translation>
    </message>
    <message>
        <source>When nobody types or clicks. What was typed is kept as a draft.</source>
        <translation>入力もクリックもないとき。入力中の内容は下書きとして残ります。</translation>
    </message>
    <message>
        <source>F12 lets another person sign in. A PIN keeps people apart at one station; it does not encrypt the data: the disk’s encryption does.</source>
        <translation>F12 で別の人がサインインできます。PIN は共用端末で人を区別するものです。データの暗号化はディスクの暗号化で行ってください。</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name} の役割</translation>
    </message>
    <message>
        <source>New PIN of {name}</source>
        <translation>{name} の新しい PIN</translation>
    </message>
    <message>
        <source>Make the first administrator…</source>
        <translation>最初の管理者を登録…</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>ロック解除</translation>
    </message>
    <message>
        <source>People are added and changed by an administrator.</source>
        <translation>利用者の追加と変更は管理者が行います。</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>最初の管理者</translation>
    </message>
    <message>
        <source>A new person</source>
        <translation>新しい利用者</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} は再びサインインできます。</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>{name} をロック</translation>
    </message>
    <message>
        <source>{name} may sign in.</source>
        <translation>{name} はサインインできます。</translation>
    </message>
    <message>
        <source>{name} has another role.</source>
        <translation>{name} の役割を変更しました。</translation>
    </message>
    <message>
        <source>{name} has a new PIN.</source>
        <translation>{name} の PIN を新しくしました。</translation>
    </message>
    <message>
        <source>{name} is locked.</source>
        <translation>{name} をロックしました。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>May</source>
        <translation>できること</translation>
    </message>
    <message>
        <source>Last here</source>
        <translation>最後の利用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>ロック中</translation>
    </message>
    <message>
        <source>active</source>
        <translation>有効</translation>
    </message>
</context>
<context>
    <name>PeriodCheck</name>
    <message>
        <source>Draws every batch afresh and holds the sum of the period against it.</source>
        <translation>すべてのバッチを改めて抽出し、期間の合計と比べます。</translation>
    </message>
    <message>
        <source>Draws every batch by itself, up to {most}: choose a shorter period or one stream.</source>
        <translation>バッチを一つずつ抽出するため {most} 件までです。期間を短くするか、流れを一つ選んでください。</translation>
    </message>
    <message>
        <source>Shown: mean and sd in closed form, 5 and 95 % from {points} kept draws. Monte Carlo: {trials} trials of all batches, seed {seed}; JCGM 101, section 8.</source>
        <translation>表示値：平均と標準偏差は閉じた式、5 % 点と 95 % 点は保持した {points} 個の抽出値から。モンテカルロ：全バッチを {trials} 回試行、シード {seed}。JCGM 101 第 8 節。</translation>
    </message>
</context>
<context>
    <name>PeriodMeasures</name>
    <message>
        <source>No measurement narrows {symbol} much</source>
        <translation>{symbol} を大きく狭める測定はない</translation>
    </message>
    <message>
        <source>Assays would narrow {measure} {symbol} by {share}</source>
        <translation>分析で {symbol} の{measure}の幅が {share} 縮小</translation>
    </message>
    <message>
        <source>Weighing twice would narrow {measure} {symbol} by {share}</source>
        <translation>再計量で {symbol} の{measure}の幅が {share} 縮小</translation>
    </message>
    <message>
        <source>{measure} {symbol}</source>
        <translation>{symbol} の{measure}</translation>
    </message>
    <message>
        <source>What to measure next · 90 % interval of the sum, {unit} · {period} · n {batches}</source>
        <translation>次に測定すべきもの · 合計の 90 % 区間、{unit} · {period} · n {batches}</translation>
    </message>
    <message>
        <source>What was recovered is hardly narrowed by measuring batches: its spread is that of the routes between plants.</source>
        <translation>回収量の幅は、バッチを測定してもほとんど狭まりません。工場間の経路のばらつきによるものです。</translation>
    </message>
    <message>
        <source>Weigh every batch twice</source>
        <translation>全バッチを 2 回計量する</translation>
    </message>
    <message>
        <source>Assay {material}</source>
        <translation>{material} を分析する</translation>
    </message>
    <message>
        <source>± now</source>
        <translation>現在の ±</translation>
    </message>
    <message>
        <source>± after</source>
        <translation>測定後の ±</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>90 % after</source>
        <translation>測定後 90 %</translation>
    </message>
    <message>
        <source>Narrows ± by</source>
        <translation>± の縮小</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>過去 7 日</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>過去 12 か月</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>今月</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>今四半期</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>先月</translation>
    </message>
    <message>
        <source>last quarter</source>
        <translation>前四半期</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>昨年</translation>
    </message>
    <message>
        <source>last 12 months</source>
        <translation>過去 12 か月</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>開始日 … 終了日 …</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>The PIN now</source>
        <translation>今の PIN</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN またはパスワード</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>PriceForm</name>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Quoted as</source>
        <translation>取引形態</translation>
    </message>
    <message>
        <source>oxide</source>
        <translation>酸化物</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>通貨</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Price of the site</source>
        <translation>自社の価格</translation>
    </message>
</context>
<context>
    <name>PricesSection</name>
    <message>
        <source>Prices and rates</source>
        <translation>価格と為替</translation>
    </message>
    <message>
        <source>Part of the data: every change is in the journal</source>
        <translation>データの一部です。変更はすべて記録されます</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Prices of the site</source>
        <translation>自社の価格</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>為替レート</translation>
    </message>
    <message>
        <source>Add a price…</source>
        <translation>価格を追加…</translation>
    </message>
    <message>
        <source>Add a rate…</source>
        <translation>レートを追加…</translation>
    </message>
    <message>
        <source>Values in money</source>
        <translation>金額の表示</translation>
    </message>
    <message>
        <source>Shown on the Diversification page of this computer; V there does the same.</source>
        <translation>このパソコンの「供給の多様化」に表示します。そこで V を押しても切り替わります。</translation>
    </message>
    <message>
        <source>The newest price by the day counts, the site’s own or one of the reference data. No exchange rates are shipped.</source>
        <translation>自社の価格と参照データのうち、その日までの最新の価格を使います。為替レートは付属していません。</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Quoted as</source>
        <translation>取引形態</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>入力者</translation>
    </message>
    <message>
        <source>One</source>
        <translation>1 単位</translation>
    </message>
    <message>
        <source>was</source>
        <translation>レート</translation>
    </message>
    <message>
        <source>in</source>
        <translation>相手通貨</translation>
    </message>
    <message>
        <source>spot</source>
        <translation>市価</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>最低価格</translation>
    </message>
</context>
<context>
    <name>ProcessingPage</name>
    <message>
        <source>Start a run</source>
        <translation>ランを始める</translation>
    </message>
    <message>
        <source>Find a run, a lot or a batch</source>
        <translation>ラン・ロット・バッチを探す</translation>
    </message>
    <message>
        <source>Go into the run; trace the batch or lot; next field</source>
        <translation>ランに入る、バッチやロットを追跡する、次の欄へ</translation>
    </message>
    <message>
        <source>Take an input</source>
        <translation>投入する</translation>
    </message>
    <message>
        <source>Weigh an output</source>
        <translation>産出を計量</translation>
    </message>
    <message>
        <source>Book what is typed</source>
        <translation>入力した内容を記帳</translation>
    </message>
    <message>
        <source>Record what was found in the current lot</source>
        <translation>選んだロットの分析値を記録</translation>
    </message>
    <message>
        <source>The stage is done</source>
        <translation>工程を完了</translation>
    </message>
    <message>
        <source>Close the run, or reopen it</source>
        <translation>ランを終了または再開</translation>
    </message>
    <message>
        <source>Cancel the current booking</source>
        <translation>選んだ記帳を取り消す</translation>
    </message>
    <message>
        <source>Show another element</source>
        <translation>別の元素を表示</translation>
    </message>
    <message>
        <source>Trace the current batch or lot</source>
        <translation>選んだバッチまたはロットを追跡</translation>
    </message>
    <message>
        <source>Attach files to the run</source>
        <translation>ランにファイルを添付</translation>
    </message>
    <message>
        <source>Copy the trace</source>
        <translation>追跡をコピー</translation>
    </message>
    <message>
        <source>Paste runs copied in another program</source>
        <translation>ほかのプログラムでコピーしたランを貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook of runs</source>
        <translation>ランのブックを取り込む</translation>
    </message>
    <message>
        <source>Back to the board; leave the trace</source>
        <translation>一覧へ戻る、追跡を閉じる</translation>
    </message>
    <message>
        <source>Trace of {name}</source>
        <translation>{name} の追跡</translation>
    </message>
    <message>
        <source>Paste runs</source>
        <translation>ランを貼り付け</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>ブックを取り込む…</translation>
    </message>
    <message>
        <source>Choose a run at the left.</source>
        <translation>左でランを選んでください。</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>開いているランなし</translation>
    </message>
    <message>
        <source>{runs} · {kg} in the plant</source>
        <translation>{runs} · 工場内 {kg}</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>ランはまだありません</translation>
    </message>
    <message>
        <source>What goes into a run, what comes of it and whether it adds up stand here.</source>
        <translation>ランへの投入、その産出、収支が合うかがここに出ます。</translation>
    </message>
    <message>
        <source>A route, then the batches that go in</source>
        <translation>経路を選び、次に投入するバッチを選びます</translation>
    </message>
    <message>
        <source>One weighing a row, inputs and outputs</source>
        <translation>1 行に 1 回の計量、投入と産出</translation>
    </message>
    <message>
        <source>Log a batch</source>
        <translation>バッチを記録</translation>
    </message>
    <message>
        <source>There is nothing to process before it</source>
        <translation>処理するものはそれからです</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Writing the backup on closing</source>
        <translation>終了時のバックアップを作成しています</translation>
    </message>
    <message>
        <source>Repairing the data</source>
        <translation>データを修復しています</translation>
    </message>
    <message>
        <source>Restoring {file}</source>
        <translation>{file} を復元しています</translation>
    </message>
    <message>
        <source>{file} is restored. What was there before is kept as {kept}.</source>
        <translation>{file} を復元しました。以前のデータは {kept} に残してあります。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>{what}, {percent} %</source>
        <translation>{what}、{percent} %</translation>
    </message>
    <message>
        <source>{what}, {percent} %, about {seconds} s</source>
        <translation>{what}、{percent} %、残り約 {seconds} 秒</translation>
    </message>
</context>
<context>
    <name>ProofSection</name>
    <message>
        <source>Proof and audit</source>
        <translation>証明と監査</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Key of this installation</source>
        <translation>このインストールの鍵</translation>
    </message>
    <message>
        <source>It signs checkpoints of the journal. Let an auditor note its fingerprint: who knows it can tell records rewritten later.</source>
        <translation>記録簿のチェックポイントに署名します。指紋を監査人に控えてもらうと、後から書き直された記録を見分けられます。</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Signed every 1,000 entries, on closing, with each backup and good check.</source>
        <translation>記入 1,000 件ごと、終了時、バックアップ時、検査の合格時に署名します。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Keep none</source>
        <translation>保存しない</translation>
    </message>
    <message>
        <source>Copy of the checkpoints</source>
        <translation>チェックポイントの写し</translation>
    </message>
    <message>
        <source>In a folder elsewhere, such as a stick or the office: an older copy of all data is found against it.</source>
        <translation>USB メモリーや事務所など別の場所のフォルダーです。データ全体が古い写しに置き換えられたことを見つけます。</translation>
    </message>
    <message>
        <source>Write an audit pack…</source>
        <translation>監査パックを書き出す…</translation>
    </message>
    <message>
        <source>With the attached files</source>
        <translation>添付ファイルも含める</translation>
    </message>
    <message>
        <source>Audit pack</source>
        <translation>監査パック</translation>
    </message>
    <message>
        <source>One zip with journal, records, checkpoints, public key and a short script that verifies all of it on another machine. Attached files are named by their hashes.</source>
        <translation>ジャーナル、記録、チェックポイント、公開鍵と、すべてを別のコンピューターで検証する短いスクリプトをまとめた1つのzip。添付ファイルはハッシュで示します。</translation>
    </message>
    <message>
        <source>Change the key…</source>
        <translation>鍵を変更…</translation>
    </message>
    <message>
        <source>Sign with a new key from now on</source>
        <translation>今後は新しい鍵で署名する</translation>
    </message>
    <message>
        <source>Change of the key</source>
        <translation>鍵の変更</translation>
    </message>
    <message>
        <source>The old key signs that the new one takes its place; auditors note the new one.</source>
        <translation>新しい鍵に替わることに古い鍵が署名します。監査人には新しい鍵を控えてもらいます。</translation>
    </message>
    <message>
        <source>made with the first checkpoint</source>
        <translation>最初のチェックポイントで作成</translation>
    </message>
    <message>
        <source>Kept in the system’s key store</source>
        <translation>システムの鍵ストアに保存</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>None yet; the first is signed when the program is closed.</source>
        <translation>まだありません。プログラムの終了時に最初の署名をします。</translation>
    </message>
    <message>
        <source>{count} so far, the last on {when}; {unsigned} entries since.</source>
        <translation>これまでに {count} 件、最後は {when}。以後の記入 {unsigned} 件。</translation>
    </message>
    <message>
        <source>Everything agreed on {when}.</source>
        <translation>{when} の検査ですべて一致。</translation>
    </message>
    <message>
        <source>Since entry {entry} of {when} the key {key} signs; the one before agreed.</source>
        <translation>{when} の記入 {entry} からは鍵 {key} が署名しています。前の鍵も同意しています。</translation>
    </message>
    <message>
        <source>Since entry {entry} of {when} the key {key} signs, and the one before did not say so. That is right after a move to another machine or the loss of a key; if there was neither, look into it.</source>
        <translation>{when} の記入 {entry} からは鍵 {key} が署名していますが、前の鍵の同意はありません。別のコンピューターへの移動や鍵の紛失の後なら正常です。どちらもなければ調べてください。</translation>
    </message>
    <message>
        <source>The fingerprint is copied.</source>
        <translation>指紋をコピーしました。</translation>
    </message>
    <message>
        <source>Write an audit pack</source>
        <translation>監査パックを書き出す</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip ファイル (*.zip)</translation>
    </message>
    <message>
        <source>{file}: {rows} records and {entries} entries, signed by {key}.</source>
        <translation>{file}：記録 {rows} 件、記入 {entries} 件。鍵 {key} で署名。</translation>
    </message>
    <message>
        <source>Writing the audit pack</source>
        <translation>監査パックを書き出し中</translation>
    </message>
</context>
<context>
    <name>ProposalBanner</name>
    <message>
        <source>The assays of {lots} propose a new composition of {materials}.</source>
        <translation>{lots}の分析結果が{materials}の新しい組成を提案しています。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>これだけ表示</translation>
    </message>
</context>
<context>
    <name>ProposalPart</name>
    <message>
        <source>Whose lots</source>
        <translation>対象の業者</translation>
    </message>
    <message>
        <source>Proposed composition</source>
        <translation>提案された組成</translation>
    </message>
    <message>
        <source>Put into force…</source>
        <translation>適用する…</translation>
    </message>
    <message>
        <source>Proposed by your own assays</source>
        <translation>自社分析による提案</translation>
    </message>
    <message>
        <source>Lots of all suppliers</source>
        <translation>全業者のロット</translation>
    </message>
    <message>
        <source>{whose}: {lots}</source>
        <translation>{whose}：{lots}</translation>
    </message>
    <message>
        <source>Put {version} into force</source>
        <translation>{version} を適用する</translation>
    </message>
    <message>
        <source>Put into force for {supplier}</source>
        <translation>{supplier} に適用</translation>
    </message>
    <message>
        <source>{lots} were assayed; after the colon stands how many lots the reference counts for. Batches logged before keep their version.</source>
        <translation>{lots}を分析しました。コロンの後は参照値の重み（ロット数）です。登録済みのバッチの版は変わりません。</translation>
    </message>
    <message>
        <source>{lots} of {supplier} were assayed and differ from those of others; after the colon stands how many lots the others count for. It would hold for what {supplier} brings from now on.</source>
        <translation>{supplier} の{lots}が分析され、他の業者のロットと異なります。コロンの後は、他の業者の結果が何ロット分に相当するかです。適用すると、以後 {supplier} が持ち込むものに使われます。</translation>
    </message>
    <message>
        <source>What too few assays cover moves along.</source>
        <translation>分析の少ない元素は連動します。</translation>
    </message>
</context>
<context>
    <name>RateForm</name>
    <message>
        <source>One</source>
        <translation>1 単位</translation>
    </message>
    <message>
        <source>in</source>
        <translation>相手通貨</translation>
    </message>
    <message>
        <source>was</source>
        <translation>レート</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>為替レート</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message>
        <source>1 batch, click or Enter to open</source>
        <translation>バッチ 1 件、クリックまたは Enter で開く</translation>
    </message>
    <message>
        <source>{} batches, click or Enter to open</source>
        <translation>バッチ {} 件、クリックまたは Enter で開く</translation>
    </message>
</context>
<context>
    <name>Recorded</name>
    <message>
        <source>Ticket</source>
        <translation>伝票</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>区間</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>held</source>
        <translation>区間内</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>区間外</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>dry mass</source>
        <translation>乾燥重量</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>week</source>
        <translation>週</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>四半期</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Recovery</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Export to Excel</source>
        <translation>Excel へ出力</translation>
    </message>
    <message>
        <source>To the filters</source>
        <translation>絞り込みへ</translation>
    </message>
    <message>
        <source>Saved views: open, keep, copy as text</source>
        <translation>保存した表示：開く、保存、文字列でコピー</translation>
    </message>
    <message>
        <source>Choose the cards and their order</source>
        <translation>カードと並び順を選ぶ</translation>
    </message>
    <message>
        <source>How honest the estimates are; Esc leads back</source>
        <translation>推定の信頼性（Esc で戻る）</translation>
    </message>
    <message>
        <source>Print the page in black and white</source>
        <translation>このページを白黒で印刷</translation>
    </message>
    <message>
        <source>Walk the marks of a chart</source>
        <translation>グラフの印を移動</translation>
    </message>
    <message>
        <source>Open the batches behind a mark or a card</source>
        <translation>印やカードの元のバッチを開く</translation>
    </message>
    <message>
        <source>Show a chart as a table, and back</source>
        <translation>グラフと表を切り替える</translation>
    </message>
    <message>
        <source>Copy a chart as a picture, or its figures</source>
        <translation>グラフを画像または数値でコピー</translation>
    </message>
    <message>
        <source>{} batches</source>
        <translation>バッチ {} 件</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>バッチ 1 件</translation>
    </message>
    <message>
        <source>Honesty of the estimates</source>
        <translation>推定の信頼性</translation>
    </message>
    <message>
        <source>Intervals given at intake, held against what final assays found</source>
        <translation>受入時の区間を確定した分析結果と比べます</translation>
    </message>
</context>
<context>
    <name>ReferenceData</name>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Compositions and parts</source>
        <translation>組成と部品</translation>
    </message>
    <message>
        <source>Routes and products</source>
        <translation>経路と製品</translation>
    </message>
    <message>
        <source>Published assays</source>
        <translation>公表された分析値</translation>
    </message>
    <message>
        <source>Consumption</source>
        <translation>消費量</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Critical minerals</source>
        <translation>重要鉱物</translation>
    </message>
    <message>
        <source>Routes taken by default</source>
        <translation>既定の経路</translation>
    </message>
    <message>
        <source>Dates of the framework</source>
        <translation>枠組みの日程</translation>
    </message>
    <message>
        <source>Sums of element groups</source>
        <translation>元素群の合計</translation>
    </message>
    <message>
        <source>Country codes</source>
        <translation>国コード</translation>
    </message>
    <message>
        <source>Methods of analysis</source>
        <translation>分析法</translation>
    </message>
    <message>
        <source>Methods of the site</source>
        <translation>自社の分析方法</translation>
    </message>
    <message>
        <source>Permits and limits</source>
        <translation>許認可と限度</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>価格</translation>
    </message>
    <message>
        <source>Published recoveries</source>
        <translation>公表された回収率</translation>
    </message>
    <message>
        <source>Shares of world supply</source>
        <translation>世界供給に占める割合</translation>
    </message>
    <message>
        <source>Targets in law</source>
        <translation>法令の目標</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>用語</translation>
    </message>
    <message>
        <source>Masses of single products</source>
        <translation>製品 1 個の質量</translation>
    </message>
    <message>
        <source>verified {share}</source>
        <translation>確認済み {share}</translation>
    </message>
    <message>
        <source>to be verified {share}</source>
        <translation>要確認 {share}</translation>
    </message>
</context>
<context>
    <name>ReferenceDataSection</name>
    <message>
        <source>Reference data</source>
        <translation>参照データ</translation>
    </message>
    <message>
        <source>Read only; kept with its versions in the store</source>
        <translation>閲覧のみ。版とともに保存されています</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Sources of: {name}</source>
        <translation>出典：{name}</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Evidence, share of rows</source>
        <translation>根拠（行の割合）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>The data are whole again: {batches} tickets, from the backup {file} and {replayed} journal entries since. The damaged file is kept as {kept}.</source>
        <translation>データは元どおりです。バックアップ {file} とそれ以降の記録 {replayed} 件から、伝票 {batches} 件を戻しました。壊れたファイルは {kept} として残っています。</translation>
    </message>
    <message>
        <source>Not recovered: {names}.</source>
        <translation>戻せなかったもの：{names}。</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} ほか {count} 件</translation>
    </message>
    <message>
        <source>Part of the journal cannot be read: more may be lost than is listed.</source>
        <translation>記録簿の一部が読めません。ここに挙げたもの以外も失われた可能性があります。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Save the report</source>
        <translation>報告の保存</translation>
    </message>
    <message>
        <source>The report is in {file}.</source>
        <translation>報告は {file} に保存しました。</translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <source>Name of the file</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>ファイルを開く</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>in {}</source>
        <translation>場所：{}</translation>
    </message>
    <message>
        <source>{} exists; saving replaces it.</source>
        <translation>{} はすでにあります。保存すると置き換わります。</translation>
    </message>
    <message>
        <source>Give the file a name, such as {}.</source>
        <translation>ファイルに {} のような名前を付けてください。</translation>
    </message>
    <message>
        <source>Writing {}</source>
        <translation>{} を書いています</translation>
    </message>
    <message>
        <source>Saved {file} with {batches}.</source>
        <translation>{file} を保存しました（{batches}）。</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>中止しました。ファイルは書き出されていません。</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Weekly report</source>
        <translation>週次報告</translation>
    </message>
    <message>
        <source>for managers, PDF</source>
        <translation>管理者向け、PDF</translation>
    </message>
    <message>
        <source>Monthly report</source>
        <translation>月次報告</translation>
    </message>
    <message>
        <source>Yearly report</source>
        <translation>年次報告</translation>
    </message>
    <message>
        <source>Framework briefing</source>
        <translation>枠組み説明資料</translation>
    </message>
    <message>
        <source>for a review meeting, PDF</source>
        <translation>検討会合向け、PDF</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Recovery summary</source>
        <translation>回収集計</translation>
    </message>
    <message>
        <source>workbook</source>
        <translation>ワークブック</translation>
    </message>
    <message>
        <source>Choose the report</source>
        <translation>報告書を選ぶ</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>報告書を保存</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>報告書を印刷</translation>
    </message>
    <message>
        <source>sheet 1 of {}, Summary</source>
        <translation>シート 1 / {}、集計</translation>
    </message>
    <message>
        <source>workbook, {} sheets</source>
        <translation>ワークブック、{} シート</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 ページ</translation>
    </message>
    <message>
        <source>{} pages</source>
        <translation>{} ページ</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>印刷中</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Stop, or leave the file name</source>
        <translation>中止、またはファイル名を離れる</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Make final</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>却下…</translation>
    </message>
    <message>
        <source>Retest</source>
        <translation>再分析</translation>
    </message>
    <message>
        <source>Make {result} final</source>
        <translation>{result} を確定</translation>
    </message>
    <message>
        <source>Reject {result}</source>
        <translation>{result} を却下</translation>
    </message>
    <message>
        <source>Recorded for this batch</source>
        <translation>このバッチの記録</translation>
    </message>
    <message>
        <source>F make final · T retest · R reject</source>
        <translation>F 確定 · T 再分析 · R 却下</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>測定値</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>分析法</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>分析機関</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>RightSide</name>
    <message>
        <source>Choose a sample at the left, or find a batch with Ctrl+F.</source>
        <translation>左で試料を選ぶか、Ctrl+F でバッチを探してください。</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>home</source>
        <translation>自国</translation>
    </message>
    <message>
        <source>listed (concern)</source>
        <translation>懸念国リスト</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>パートナー国</translation>
    </message>
    <message>
        <source>on no list</source>
        <translation>リスト外</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
</context>
<context>
    <name>Routes</name>
    <message>
        <source>usual</source>
        <translation>通常</translation>
    </message>
</context>
<context>
    <name>RunFinder</name>
    <message>
        <source>Find a run, a lot or a batch</source>
        <translation>ラン・ロット・バッチを探す</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>Stage done</source>
        <translation>工程完了</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>再開…</translation>
    </message>
    <message>
        <source>running</source>
        <translation>運転中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Close the run</source>
        <translation>ランを終了</translation>
    </message>
    <message>
        <source>Close {run}</source>
        <translation>{run} を終了</translation>
    </message>
    <message>
        <source>Reopen {run}</source>
        <translation>{run} を再開</translation>
    </message>
    <message>
        <source>route {code} v{version}</source>
        <translation>経路 {code} 第{version}版</translation>
    </message>
    <message>
        <source>started {moment}</source>
        <translation>開始 {moment}</translation>
    </message>
    <message>
        <source>closed {moment}</source>
        <translation>終了 {moment}</translation>
    </message>
</context>
<context>
    <name>RunImportPanel</name>
    <message>
        <source>Import runs</source>
        <translation>ランを取り込む</translation>
    </message>
    <message>
        <source>One weighing a row: what a run takes, and what comes of it. All rows are tried out before anything is stored; either all of them are booked or none. What was booked before is not booked again.</source>
        <translation>1 行に 1 回の計量：ランへの投入と、その産出です。保存の前にすべての行を試し、全行を記帳するか、まったく記帳しません。記帳済みの行は再び記帳されません。</translation>
    </message>
    <message>
        <source>Booking {file}</source>
        <translation>{file} を記帳中</translation>
    </message>
    <message>
        <source>Book {weighings}</source>
        <translation>{weighings}を記帳</translation>
    </message>
    <message>
        <source>Nothing can be booked yet: put the rows right and bring them in again.</source>
        <translation>まだ記帳できません：行を直してもう一度取り込んでください。</translation>
    </message>
    <message>
        <source>{weighings} of {file} booked.</source>
        <translation>{file} の{weighings}を記帳しました。</translation>
    </message>
    <message>
        <source>{rows} were booked before.</source>
        <translation>{rows}は記帳済みでした。</translation>
    </message>
</context>
<context>
    <name>RunImportRows</name>
    <message>
        <source>{weighings} ready</source>
        <translation>{weighings}、記帳可能</translation>
    </message>
    <message>
        <source>{rows} booked before</source>
        <translation>{rows}は記帳済み</translation>
    </message>
    <message>
        <source>Booked before</source>
        <translation>記帳済み</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>ラン</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>記帳</translation>
    </message>
    <message>
        <source>Batch, lot or name</source>
        <translation>バッチ、ロットまたは品名</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>総重量</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>風袋</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>はかり</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>input</source>
        <translation>投入</translation>
    </message>
</context>
<context>
    <name>RunKinds</name>
    <message>
        <source>Process</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Teardown</source>
        <translation>解体</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合併</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Inputs</source>
        <translation>投入</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>産出</translation>
    </message>
    <message>
        <source>Outputs so far</source>
        <translation>これまでの産出</translation>
    </message>
    <message>
        <source>Weigh output</source>
        <translation>産出を計量</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Cancel {name}</source>
        <translation>{name} を取り消す</translation>
    </message>
    <message>
        <source>Nothing taken yet.</source>
        <translation>まだ投入がありません。</translation>
    </message>
    <message>
        <source>Nothing weighed out yet.</source>
        <translation>まだ産出の計量がありません。</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>{route}: {stage}</source>
        <translation>{route}：{stage}</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 日 {hours} 時間</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 時間</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>1 open run</source>
        <translation>開いているラン 1 件</translation>
    </message>
    <message>
        <source>{count} open runs</source>
        <translation>開いているラン {count} 件</translation>
    </message>
    <message>
        <source>Stage {number} of {count}</source>
        <translation>工程 {number} / {count}</translation>
    </message>
    <message>
        <source>All stages done</source>
        <translation>全工程完了</translation>
    </message>
    <message>
        <source>{count} outputs not weighed</source>
        <translation>未計量の産出 {count} 件</translation>
    </message>
    <message>
        <source>1 output not weighed</source>
        <translation>未計量の産出 1 件</translation>
    </message>
    <message>
        <source>All stages done, {what}:</source>
        <translation>全工程完了、{what}：</translation>
    </message>
    <message>
        <source>dry mass</source>
        <translation>乾量</translation>
    </message>
</context>
<context>
    <name>SampleSize</name>
    <message>
        <source>Magnets or pieces of them</source>
        <translation>磁石とその破片</translation>
    </message>
    <message>
        <source>Shredded products, cells or packs</source>
        <translation>破砕した製品・セル・パック</translation>
    </message>
    <message>
        <source>Swarf or powder of magnets</source>
        <translation>磁石の切粉・粉末</translation>
    </message>
    <message>
        <source>Black mass</source>
        <translation>ブラックマス</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Top size</source>
        <translation>最大粒径</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>試料</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Choose one of the list: Alt+↓ opens it.</source>
        <translation>一覧から選んでください。Alt+↓ で開きます。</translation>
    </message>
    <message>
        <source>The sample is more than the lot. Check g and kg.</source>
        <translation>試料がロットより重くなっています。g と kg を確かめてください。</translation>
    </message>
    <message>
        <source>Gy&apos;s formula: the least a correctly taken sample can be off. Mixing and preparing it come on top; shares and densities of the phases are assumptions.</source>
        <translation>Gy の式：正しく採った試料でも避けられない最小の誤差です。混合と調製の誤差はこれに加わります。相の割合と密度は仮定です。</translation>
    </message>
    <message>
        <source>Type a figure above zero.</source>
        <translation>0 より大きい数値を入力してください。</translation>
    </message>
    <message>
        <source>A sample of {sample} carries {sd} relative sd at {size}; {aim} needs {mass}.</source>
        <translation>粒径 {size} では、{sample} の試料の相対標準偏差は {sd} です。{aim} にするには {mass} が必要です。</translation>
    </message>
    <message>
        <source>A sample of {sample} carries {sd} relative sd at {size}: enough for {aim}, which needs {mass}.</source>
        <translation>粒径 {size} では、{sample} の試料の相対標準偏差は {sd} です。{aim} に必要な {mass} を満たしています。</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Grab</source>
        <translation>つかみ取り</translation>
    </message>
    <message>
        <source>Riffle splitter</source>
        <translation>二分器</translation>
    </message>
    <message>
        <source>Whole lot, milled</source>
        <translation>全量粉砕</translation>
    </message>
</context>
<context>
    <name>SaveLine</name>
    <message>
        <source>There is no folder {}. Choose one that exists.</source>
        <translation>フォルダー {} はありません。存在するものを選んでください。</translation>
    </message>
    <message>
        <source>{} cannot be written. Close it elsewhere, or choose another name.</source>
        <translation>{} に書き込めません。ほかで開いていれば閉じるか、別の名前にしてください。</translation>
    </message>
    <message>
        <source>{} was not saved: {}. Choose another place.</source>
        <translation>{} を保存できませんでした：{}。別の場所を選んでください。</translation>
    </message>
</context>
<context>
    <name>SecondFolderChoice</name>
    <message>
        <source>Choose…</source>
        <translation>選ぶ…</translation>
    </message>
    <message>
        <source>Keep no copies</source>
        <translation>写しを残さない</translation>
    </message>
    <message>
        <source>None is set.</source>
        <translation>設定されていません。</translation>
    </message>
    <message>
        <source>Not there now: {folder}</source>
        <translation>今はありません：{folder}</translation>
    </message>
    <message>
        <source>Second folder for backups</source>
        <translation>バックアップの第二のフォルダー</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Export these</source>
        <translation>これらを書き出す</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count} 件を選択</translation>
    </message>
    <message>
        <source>{count} selected, the most at once</source>
        <translation>{count} 件を選択（一度に選べる上限）</translation>
    </message>
    <message>
        <source>net {net}</source>
        <translation>正味 {net}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Facility and stations</source>
        <translation>施設とステーション</translation>
    </message>
    <message>
        <source>People</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Materials and routes</source>
        <translation>材料と経路</translation>
    </message>
    <message>
        <source>Reference data</source>
        <translation>参照データ</translation>
    </message>
    <message>
        <source>Methods of analysis</source>
        <translation>分析方法</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Prices and rates</source>
        <translation>価格と為替</translation>
    </message>
    <message>
        <source>Reports by themselves</source>
        <translation>報告書の自動作成</translation>
    </message>
    <message>
        <source>Backup and journal</source>
        <translation>バックアップと記録簿</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>記録簿</translation>
    </message>
    <message>
        <source>Proof and audit</source>
        <translation>証明と監査</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>About</source>
        <translation>このプログラムについて</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>Choose a section</source>
        <translation>区分を選ぶ</translation>
    </message>
    <message>
        <source>Go into the section</source>
        <translation>区分に入る</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>Preview of the sheet Summary</source>
        <translation>シート「集計」のプレビュー</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Why again</source>
        <translation>再分析の理由</translation>
    </message>
    <message>
        <source>the result before is rejected for it</source>
        <translation>前の結果は却下されます</translation>
    </message>
    <message>
        <source>Record and next</source>
        <translation>記録して次へ</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Ask for a second sample</source>
        <translation>二つ目の試料を依頼</translation>
    </message>
    <message>
        <source>No retest</source>
        <translation>再分析をやめる</translation>
    </message>
    <message>
        <source>Record retest</source>
        <translation>再分析を記録</translation>
    </message>
    <message>
        <source>The estimate at intake stays in the history and is scored.</source>
        <translation>受入時の見込みは履歴に残り、採点されます。</translation>
    </message>
</context>
<context>
    <name>ShortcutsSection</name>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>F1 shows those of the page at hand</source>
        <translation>F1 でそのページのキーを示します</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>動作</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Recycler</source>
        <translation>Recycler</translation>
    </message>
    <message>
        <source>Station {code}</source>
        <translation>ステーション {code}</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>利用なし</translation>
    </message>
    <message>
        <source>last here {when}</source>
        <translation>最後の利用 {when}</translation>
    </message>
    <message>
        <source>{who} left a draft ({page}, {when}). It is kept.</source>
        <translation>{who} の下書きがあります（{page}、{when}）。保存されています。</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>作業するのは誰ですか</translation>
    </message>
    <message>
        <source>A PIN or a password. Forgotten? An administrator can set a new one.</source>
        <translation>PIN またはパスワード。忘れたときは管理者が新しく設定できます。</translation>
    </message>
    <message>
        <source>Open another data folder…</source>
        <translation>別のデータフォルダーを開く…</translation>
    </message>
    <message>
        <source>Recycler {version} · works without a network</source>
        <translation>Recycler {version} · ネットワーク不要</translation>
    </message>
    <message>
        <source>Open another data folder</source>
        <translation>別のデータフォルダーを開く</translation>
    </message>
</context>
<context>
    <name>StageSteps</name>
    <message>
        <source>Stage {number} of {count}</source>
        <translation>工程 {number} / {count}</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>mining</source>
        <translation>採掘</translation>
    </message>
    <message>
        <source>refining</source>
        <translation>精製</translation>
    </message>
    <message>
        <source>making magnets</source>
        <translation>磁石製造</translation>
    </message>
    <message>
        <source>making anodes</source>
        <translation>負極製造</translation>
    </message>
    <message>
        <source>making cathodes</source>
        <translation>正極製造</translation>
    </message>
    <message>
        <source>making cells</source>
        <translation>セル製造</translation>
    </message>
    <message>
        <source>US imports</source>
        <translation>米国の輸入</translation>
    </message>
    <message>
        <source>Japan’s imports</source>
        <translation>日本の輸入</translation>
    </message>
    <message>
        <source>EU imports</source>
        <translation>EUの輸入</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Void…</source>
        <translation>無効化…</translation>
    </message>
    <message>
        <source>Reinstate…</source>
        <translation>有効に戻す…</translation>
    </message>
    <message>
        <source>Void {ticket}</source>
        <translation>{ticket} を無効化</translation>
    </message>
    <message>
        <source>Reinstate {ticket}</source>
        <translation>{ticket} を有効に戻す</translation>
    </message>
    <message>
        <source>{ticket} is void: {why}.</source>
        <translation>{ticket} を無効にしました：{why}。</translation>
    </message>
    <message>
        <source>{ticket} counts again.</source>
        <translation>{ticket} を再び集計に含めます。</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>エリア</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>ランを開始</translation>
    </message>
    <message>
        <source>Then take what goes into it.</source>
        <translation>次に投入するものを記帳します。</translation>
    </message>
    <message>
        <source>Start a run</source>
        <translation>ランを始める</translation>
    </message>
    <message>
        <source>the whole route</source>
        <translation>経路全体</translation>
    </message>
    <message>
        <source>{run} is running.</source>
        <translation>{run} を開始しました。</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Logged</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>無効</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>{key} for anything</source>
        <translation>何でも探す {key}</translation>
    </message>
    <message>
        <source>Changes are signed with this name. Press to change it.</source>
        <translation>変更にはこの名前が残ります。押すと変えられます。</translation>
    </message>
    <message>
        <source>Changes are signed with this name. F12 lets somebody else sign in.</source>
        <translation>変更はこの名前で記録されます。F12 で別の人がサインインできます。</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>サインインなし</translation>
    </message>
    <message>
        <source>What they save appears here by itself.</source>
        <translation>そこで保存された内容はここに自動で表示されます。</translation>
    </message>
    <message>
        <source>Press to record a result.</source>
        <translation>押すと結果を記録できます。</translation>
    </message>
    <message>
        <source>Station {code}</source>
        <translation>ステーション {code}</translation>
    </message>
    <message>
        <source>Tickets made here begin with {code}.</source>
        <translation>ここで発行する伝票番号は {code} で始まります。</translation>
    </message>
    <message>
        <source>{count} drafts not saved</source>
        <translation>未保存の下書き {count} 件</translation>
    </message>
    <message>
        <source>1 draft not saved</source>
        <translation>未保存の下書き 1 件</translation>
    </message>
    <message>
        <source>Press to go on with it.</source>
        <translation>押すと続きを入力できます。</translation>
    </message>
    <message>
        <source>Ctrl+B makes a backup now and reads it back.</source>
        <translation>Ctrl+B ですぐにバックアップし、読み戻して確かめます。</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>バックアップなし</translation>
    </message>
    <message>
        <source>Verified backup {when}</source>
        <translation>検証済みバックアップ {when}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>本日 {time}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>{code} · composition v{version}</source>
        <translation>{code} · 組成 第{version}版</translation>
    </message>
    <message>
        <source>{supplier}, {country}</source>
        <translation>{supplier}、{country}</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>ロット</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>Dry</source>
        <translation>乾燥</translation>
    </message>
    <message>
        <source>none taken</source>
        <translation>計量なし</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>正味</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>記載値</translation>
    </message>
    <message>
        <source>none stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>judged</source>
        <translation>目視</translation>
    </message>
    <message>
        <source>{element}: {before} at intake, {after} after 1 assay</source>
        <translation>{element}：受入時 {before}、分析 1 件後 {after}</translation>
    </message>
    <message>
        <source>{element}: {before} at intake, {after} after {count} assays</source>
        <translation>{element}：受入時 {before}、分析 {count} 件後 {after}</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>訂正</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>記録済み</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>無効化</translation>
    </message>
    <message>
        <source>Reinstated</source>
        <translation>有効に戻した</translation>
    </message>
    <message>
        <source>Yields of the route learned anew</source>
        <translation>ルートの収率を学び直しました</translation>
    </message>
    <message>
        <source>{name} attached</source>
        <translation>{name} を添付</translation>
    </message>
    <message>
        <source>Attachment {name} withdrawn</source>
        <translation>添付ファイル {name} を取り下げ</translation>
    </message>
    <message>
        <source>Sample {sample} taken</source>
        <translation>試料 {sample} を採取</translation>
    </message>
    <message>
        <source>{found} in {sample} is final</source>
        <translation>{sample} の {found} を確定</translation>
    </message>
    <message>
        <source>{found} in {sample} rejected</source>
        <translation>{sample} の {found} を却下</translation>
    </message>
    <message>
        <source>{found} in {sample}</source>
        <translation>{sample} で {found}</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第{number}版</translation>
    </message>
    <message>
        <source>{field} {old} to {new}</source>
        <translation>{field} を {old} から {new} に</translation>
    </message>
    <message>
        <source>{code} v{version}</source>
        <translation>{code} 第{version}版</translation>
    </message>
</context>
<context>
    <name>Streams</name>
    <message>
        <source>Alnico magnets</source>
        <translation>アルニコ磁石</translation>
    </message>
    <message>
        <source>Li-ion cells</source>
        <translation>リチウムイオンセル</translation>
    </message>
    <message>
        <source>Li-ion modules</source>
        <translation>リチウムイオンモジュール</translation>
    </message>
    <message>
        <source>Li-ion packs</source>
        <translation>リチウムイオンパック</translation>
    </message>
    <message>
        <source>NdFeB swarf</source>
        <translation>NdFeB 研削くず</translation>
    </message>
    <message>
        <source>NiCd</source>
        <translation>ニカド電池</translation>
    </message>
    <message>
        <source>NiMH</source>
        <translation>ニッケル水素電池</translation>
    </message>
    <message>
        <source>SmCo magnets</source>
        <translation>SmCo 磁石</translation>
    </message>
    <message>
        <source>SmCo swarf</source>
        <translation>SmCo 研削くず</translation>
    </message>
    <message>
        <source>Alkaline cells</source>
        <translation>アルカリ乾電池</translation>
    </message>
    <message>
        <source>Black mass</source>
        <translation>ブラックマス</translation>
    </message>
    <message>
        <source>Bonded NdFeB</source>
        <translation>ボンド NdFeB</translation>
    </message>
    <message>
        <source>Electrode scrap</source>
        <translation>電極くず</translation>
    </message>
    <message>
        <source>Ferrites</source>
        <translation>フェライト</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>金物</translation>
    </message>
    <message>
        <source>Lead-acid</source>
        <translation>鉛蓄電池</translation>
    </message>
    <message>
        <source>Lithium primary</source>
        <translation>リチウム一次電池</translation>
    </message>
    <message>
        <source>Drives and motors</source>
        <translation>ドライブとモーター</translation>
    </message>
    <message>
        <source>Shredded products</source>
        <translation>破砕品</translation>
    </message>
    <message>
        <source>Silver-oxide cells</source>
        <translation>酸化銀電池</translation>
    </message>
    <message>
        <source>Sintered NdFeB</source>
        <translation>焼結 NdFeB</translation>
    </message>
    <message>
        <source>Zinc-carbon cells</source>
        <translation>マンガン乾電池</translation>
    </message>
</context>
<context>
    <name>SupplyWarnings</name>
    <message>
        <source>copied from the figure of a group: nobody reports the element alone</source>
        <translation>グループの数値の写し（元素単独の統計なし）</translation>
    </message>
    <message>
        <source>an estimate with few published figures</source>
        <translation>公表値の少ない推定</translation>
    </message>
    <message>
        <source>of the group that holds it: nobody reports it alone</source>
        <translation>その元素を含むグループの値（単独の統計なし）</translation>
    </message>
    <message>
        <source>the largest share is a lower bound</source>
        <translation>最大の割合は下限</translation>
    </message>
    <message>
        <source>the other countries are not told apart</source>
        <translation>他の国は区別されていません</translation>
    </message>
    <message>
        <source>of half a year only</source>
        <translation>半年分のみ</translation>
    </message>
</context>
<context>
    <name>TakeForm</name>
    <message>
        <source>Batch or lot</source>
        <translation>バッチ／ロット</translation>
    </message>
    <message>
        <source>Book the input</source>
        <translation>投入を記帳</translation>
    </message>
    <message>
        <source>Take an input</source>
        <translation>投入する</translation>
    </message>
    <message>
        <source>{kg} of {source} went into {run}.</source>
        <translation>{source} の {kg} を {run} に投入しました。</translation>
    </message>
    <message>
        <source>{kg} left</source>
        <translation>残り {kg}</translation>
    </message>
</context>
<context>
    <name>TareField</name>
    <message>
        <source>{container}, {day}</source>
        <translation>{container}、{day}</translation>
    </message>
</context>
<context>
    <name>TareForm</name>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>such as D-107</source>
        <translation>例：D-107</translation>
    </message>
    <message>
        <source>Weighs empty</source>
        <translation>空の重量</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>はかり</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量日時</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Keep the tare</source>
        <translation>風袋を記録</translation>
    </message>
    <message>
        <source>It counts from that moment on; what was weighed before keeps its tare.</source>
        <translation>その時点から有効です。それ以前の計量の風袋は変わりません。</translation>
    </message>
    <message>
        <source>Weigh {container} again</source>
        <translation>{container} を再計量</translation>
    </message>
    <message>
        <source>A new container</source>
        <translation>新しい容器</translation>
    </message>
</context>
<context>
    <name>TargetForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is to be reached</source>
        <translation>達成するもの</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Li, NdPr, REE; all</source>
        <translation>Li、NdPr、REE（空欄は全体）</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>By when how much</source>
        <translation>いつまでにどれだけ</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Their demand a year</source>
        <translation>年間需要</translation>
    </message>
    <message>
        <source>Why it changes</source>
        <translation>変更の理由</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>登録する</translation>
    </message>
    <message>
        <source>Steps are separated by semicolons: kilograms, or per cent of a share.</source>
        <translation>段階はセミコロンで区切ります。kg、または割合は % で書きます。</translation>
    </message>
    <message>
        <source>A target of our own</source>
        <translation>自社の目標</translation>
    </message>
    <message>
        <source>Change {}</source>
        <translation>{} を変更</translation>
    </message>
    <message>
        <source>Say why: the reason stays in the books.</source>
        <translation>理由を書いてください。記録に残ります。</translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>定めた機関</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>By</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状況</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>自社の目標</translation>
    </message>
    <message>
        <source>Diversification</source>
        <translation>供給の多様化</translation>
    </message>
    <message>
        <source>{authority}, {basis}</source>
        <translation>{authority}：{basis}</translation>
    </message>
    <message>
        <source>{}, recovery</source>
        <translation>{}の回収率</translation>
    </message>
    <message>
        <source>Recycling efficiency, {}</source>
        <translation>リサイクル効率（{}）</translation>
    </message>
    <message>
        <source>{what} from {country}</source>
        <translation>{country}からの{what}</translation>
    </message>
    <message>
        <source>{figure} of {what}</source>
        <translation>{figure}（{what}）</translation>
    </message>
    <message>
        <source>for orientation</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Now, projection and target</source>
        <translation>現在・予測・目標</translation>
    </message>
    <message>
        <source>Now ± 90 %</source>
        <translation>現在 ± 90 %</translation>
    </message>
    <message>
        <source>Projected</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>met</source>
        <translation>達成</translation>
    </message>
    <message>
        <source>on course</source>
        <translation>順調</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>not on course</source>
        <translation>遅れ</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未達</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>施行中</translation>
    </message>
    <message>
        <source>to be verified</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>政策目標</translation>
    </message>
    <message>
        <source>no longer in force</source>
        <translation>失効</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自社</translation>
    </message>
    <message>
        <source>Recovered in a year</source>
        <translation>年間回収量</translation>
    </message>
    <message>
        <source>Share of a customer’s demand</source>
        <translation>顧客の需要に占める割合</translation>
    </message>
    <message>
        <source>Recovery rate</source>
        <translation>回収率</translation>
    </message>
    <message>
        <source>Recycling efficiency</source>
        <translation>リサイクル効率</translation>
    </message>
    <message>
        <source>Intake from partner countries</source>
        <translation>パートナー国からの受入</translation>
    </message>
    <message>
        <source>Intake from one country</source>
        <translation>特定国からの受入</translation>
    </message>
    <message>
        <source>Largest supplier</source>
        <translation>最大の供給元</translation>
    </message>
    <message>
        <source>Largest origin</source>
        <translation>最大の原産国</translation>
    </message>
    <message>
        <source>Concentration of origins, HHI</source>
        <translation>原産国の集中度（HHI）</translation>
    </message>
    <message>
        <source>90 % intervals that hold</source>
        <translation>的中した 90 % 区間</translation>
    </message>
    <message>
        <source>{}, for orientation</source>
        <translation>{}・参考</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>ポイント</translation>
    </message>
    <message>
        <source>Reached, {} over.</source>
        <translation>達成済み、{} 超過。</translation>
    </message>
    <message>
        <source>{more} more in {weeks} weeks.</source>
        <translation>あと {weeks} 週間で {more}。</translation>
    </message>
    <message>
        <source>Within the target by {}.</source>
        <translation>目標まで {} の余裕があります。</translation>
    </message>
    <message>
        <source>Short of the target by {}.</source>
        <translation>目標に {} 足りません。</translation>
    </message>
    <message>
        <source>The last {weeks} weeks brought {each} of recovered mass each.</source>
        <translation>直近 {weeks} 週の回収量は週あたり {each}。</translation>
    </message>
    <message>
        <source>As things go it is not reached in time.</source>
        <translation>このままでは期限までに届きません。</translation>
    </message>
    <message>
        <source>As things go it is reached about {}.</source>
        <translation>このままなら {} ごろに届きます。</translation>
    </message>
    <message>
        <source>{kg} more a month of {material} ({now} to {then}).</source>
        <translation>{material} を月に {kg} 増やす（{now} → {then}）。</translation>
    </message>
    <message>
        <source>{kg} less a month of {material} ({now} to {then}).</source>
        <translation>{material} を月に {kg} 減らす（{now} → {then}）。</translation>
    </message>
    <message>
        <source>A yield of {after} in the place of {before} ({now} to {then}).</source>
        <translation>収率を {before} から {after} にする（{now} → {then}）。</translation>
    </message>
    <message>
        <source>Assay the {batches} batches of {material} ({now} to {then}).</source>
        <translation>{material} の {batches} バッチを分析する（{now} → {then}）。</translation>
    </message>
    <message>
        <source>{kg} more {what} from partners a month ({now} to {then}).</source>
        <translation>パートナー国からの{what}を月に {kg} 増やす（{now} → {then}）。</translation>
    </message>
    <message>
        <source>{kg} more {what} from others a month ({now} to {then}).</source>
        <translation>ほかからの{what}を月に {kg} 増やす（{now} → {then}）。</translation>
    </message>
    <message>
        <source>dry mass</source>
        <translation>乾燥質量</translation>
    </message>
    <message>
        <source>The facility’s own {n} weeks, with season and trend, blocks of them drawn 2000 times, and the error of what is counted, which is shared by what comes.</source>
        <translation>施設自身の {n} 週の実績（季節と傾向を含む）をまとまりごとに 2000 回引き直し、計上済みの量の誤差を加えます。この誤差はこれから入る分にも共通です。</translation>
    </message>
    <message>
        <source>Balances of {n} closed runs of this calendar year, taken to stay as they are.</source>
        <translation>今年終了した {n} 件の処理の収支。今後も変わらないものとします。</translation>
    </message>
    <message>
        <source>Estimates of {n} batches, taken to stay as they are.</source>
        <translation>{n} バッチの推定値。今後も変わらないものとします。</translation>
    </message>
    <message>
        <source>The facility’s own last {n} months, drawn anew for the months to come.</source>
        <translation>施設自身の直近 {n} か月を、これからの月に引き直します。</translation>
    </message>
    <message>
        <source>{n} final results held against the intervals given at intake (Jeffreys’ interval).</source>
        <translation>確定した {n} 件の分析値を受入時の区間と比べます（ジェフリーズ区間）。</translation>
    </message>
    <message>
        <source>read in the rule or from its maker</source>
        <translation>規則または制定者の資料で確認</translation>
    </message>
    <message>
        <source>at second hand, to be verified</source>
        <translation>二次資料、要確認</translation>
    </message>
    <message>
        <source>weakly founded</source>
        <translation>根拠が弱い</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>未確認</translation>
    </message>
</context>
<context>
    <name>TargetsPage</name>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Own target</source>
        <translation>自社の目標</translation>
    </message>
    <message>
        <source>Add from the list</source>
        <translation>リストから追加</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>もしも…</translation>
    </message>
    <message>
        <source>No target is followed yet</source>
        <translation>追跡している目標はまだありません</translation>
    </message>
    <message>
        <source>A target is a figure to reach or not to exceed by a date. Here stand the figure now with its interval, what is to be expected, and the chance of meeting it.</source>
        <translation>目標とは、期日までに達する、または超えない数値です。ここに現在の値と区間、予測、達成の見込みが並びます。</translation>
    </message>
    <message>
        <source>Reading the figures…</source>
        <translation>数値を読み込んでいます…</translation>
    </message>
    <message>
        <source>Targets of the EU, Japan, the US and others, with their sources</source>
        <translation>EU、日本、米国などの目標と出典</translation>
    </message>
    <message>
        <source>Enter a target of our own</source>
        <translation>自社の目標を登録</translation>
    </message>
    <message>
        <source>Kilograms in a year, shares of the intake, honest intervals</source>
        <translation>年間の kg、受入の割合、区間の正直さ</translation>
    </message>
    <message>
        <source>Change the current one of our own</source>
        <translation>選択中の自社目標を変更</translation>
    </message>
    <message>
        <source>Show the batches behind it</source>
        <translation>もとになるバッチを表示</translation>
    </message>
    <message>
        <source>End it, or follow it no longer</source>
        <translation>終了する、または追跡をやめる</translation>
    </message>
    <message>
        <source>Write the targets to a workbook</source>
        <translation>目標をブックに書き出す</translation>
    </message>
    <message>
        <source>Try what other intake, routes or yields would do</source>
        <translation>受入量・経路・回収率を変えた場合を試す</translation>
    </message>
    <message>
        <source>What if: keep the scenario</source>
        <translation>もしも：シナリオを保存</translation>
    </message>
    <message>
        <source>What if: all as it was</source>
        <translation>もしも：すべて元に戻す</translation>
    </message>
    <message>
        <source>What if: compare what is kept</source>
        <translation>もしも：保存したシナリオを比べる</translation>
    </message>
    <message>
        <source>on {}</source>
        <translation>{} 現在</translation>
    </message>
    <message>
        <source>{} met</source>
        <translation>達成 {}</translation>
    </message>
    <message>
        <source>{} on course</source>
        <translation>順調 {}</translation>
    </message>
    <message>
        <source>{} open</source>
        <translation>未定 {}</translation>
    </message>
    <message>
        <source>{} not on course</source>
        <translation>遅れ {}</translation>
    </message>
    <message>
        <source>{} missed</source>
        <translation>未達 {}</translation>
    </message>
    <message>
        <source>{} without data</source>
        <translation>データなし {}</translation>
    </message>
    <message>
        <source>{} followed</source>
        <translation>追跡中 {} 件</translation>
    </message>
    <message>
        <source>targets {day}</source>
        <translation>目標 {day}</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Reference data</source>
        <translation>参照データ</translation>
    </message>
    <message>
        <source>{count} targets written to {file}.</source>
        <translation>{count} 件の目標を {file} に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter open · Ctrl+D same again</source>
        <translation>↑↓ 選択 · Enter 開く · Ctrl+D 同じ内容で</translation>
    </message>
    <message>
        <source>Nothing logged today yet. What you save appears here.</source>
        <translation>今日の記録はまだありません。保存するとここに並びます。</translation>
    </message>
    <message>
        <source>{batches}, net {net}</source>
        <translation>{batches}、正味 {net}</translation>
    </message>
    <message>
        <source>{count} void</source>
        <translation>無効 {count} 件</translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>Trace</source>
        <translation>追跡</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>{name} · {kind} · {came} dry, {left} left</source>
        <translation>{name} · {kind} · 乾量 {came}、残り {left}</translation>
    </message>
    <message>
        <source>The trace is in the clipboard.</source>
        <translation>追跡をクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>{element}, kg</source>
        <translation>{element}、kg</translation>
    </message>
    <message>
        <source>Element {element}</source>
        <translation>元素 {element}</translation>
    </message>
    <message>
        <source>{ticket} {supplier} {kg}</source>
        <translation>{ticket} {supplier} {kg}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>{count} together: {kg}, {element_kg} {element}</source>
        <translation>合わせて{count}：{kg}、{element} {element_kg}</translation>
    </message>
    <message>
        <source>Comes of</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>What</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Dry, kg</source>
        <translation>乾量、kg</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>読み値</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>どこから来たか</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>何になったか</translation>
    </message>
    <message>
        <source>weighed at the gate</source>
        <translation>入口での計量</translation>
    </message>
    <message>
        <source>{name}, as above</source>
        <translation>{name}（上記）</translation>
    </message>
    <message>
        <source>in no lot of {run}</source>
        <translation>{run} のどのロットにもない分</translation>
    </message>
    <message>
        <source>more than {run} took</source>
        <translation>{run} の投入を上回る分</translation>
    </message>
    <message>
        <source>nobody took this yet</source>
        <translation>まだ使われていない分</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>The data could not be opened</source>
        <translation>データを開けませんでした</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>何も変更していません。</translation>
    </message>
    <message>
        <source>Nothing was changed. A repair takes the last good backup and carries out the journal since once more; the damaged file is kept, and what is not recovered is listed. The program starts anew.</source>
        <translation>何も変更していません。修復は最後の正常なバックアップに、それ以降の記録をもう一度実行します。壊れたファイルは残し、戻せないものは一覧で示します。プログラムは開き直します。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Repair from the last backup</source>
        <translation>最後のバックアップから修復</translation>
    </message>
    <message>
        <source>Open another data folder…</source>
        <translation>別のデータフォルダーを開く…</translation>
    </message>
    <message>
        <source>Open another data folder</source>
        <translation>別のデータフォルダーを開く</translation>
    </message>
    <message>
        <source>No backup is known here; one from elsewhere is needed.</source>
        <translation>ここにはバックアップがありません。別の場所にあるものが必要です。</translation>
    </message>
    <message>
        <source>The last backup is of {when} and holds {batches} tickets.</source>
        <translation>最後のバックアップは {when} のもので、{batches} 件の伝票があります。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>as expected</source>
        <translation>見込みどおり</translation>
    </message>
    <message>
        <source>hardly chance</source>
        <translation>考えにくい値</translation>
    </message>
    <message>
        <source>unusually low</source>
        <translation>低め</translation>
    </message>
    <message>
        <source>unusually high</source>
        <translation>高め</translation>
    </message>
</context>
<context>
    <name>VersionsPart</name>
    <message>
        <source>Versions</source>
        <translation>版の履歴</translation>
    </message>
    <message>
        <source>Use that of all suppliers for {supplier}</source>
        <translation>{supplier} にも全業者の組成を使う</translation>
    </message>
    <message>
        <source>Use version {n} again</source>
        <translation>第{n}版に戻す</translation>
    </message>
</context>
<context>
    <name>ViewsBar</name>
    <message>
        <source>Name of this view</source>
        <translation>この表示の名前</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>この表示を保存</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>文字列でコピー</translation>
    </message>
    <message>
        <source>Open copied text</source>
        <translation>コピーした文字列を開く</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Give the view a name, such as “Lithium this year”.</source>
        <translation>「今年のリチウム」のような名前を付けてください。</translation>
    </message>
    <message>
        <source>“{}” is kept</source>
        <translation>「{}」を保存しました</translation>
    </message>
    <message>
        <source>“{}” is dropped</source>
        <translation>「{}」を外しました</translation>
    </message>
    <message>
        <source>Copied; pasted here it opens the same view</source>
        <translation>コピーしました。ここに貼り付けると同じ表示が開きます</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Ticket</source>
        <translation>伝票</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Narrows by</source>
        <translation>狭まる幅</translation>
    </message>
    <message>
        <source>Please leave the computer on until this is done.</source>
        <translation>これが終わるまで、コンピューターの電源を切らないでください。</translation>
    </message>
</context>
<context>
    <name>Weighing</name>
    <message>
        <source>typed</source>
        <translation>手入力</translation>
    </message>
    <message>
        <source>from the scale</source>
        <translation>はかりから</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>取り込み</translation>
    </message>
</context>
<context>
    <name>WeighingForm</name>
    <message>
        <source>Gross</source>
        <translation>総重量</translation>
    </message>
    <message>
        <source>Tare</source>
        <translation>風袋</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>水分</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>はかり</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Weighed</source>
        <translation>計量</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Where no tare is typed, its last one counts.</source>
        <translation>風袋を入力しないと、この容器の前回の風袋を使います。</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Name, to keep it</source>
        <translation>保存する名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>開始日</translation>
    </message>
    <message>
        <source>From when on: 2027-01-01</source>
        <translation>開始日：2027-01-01 の形</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比べる</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>ブック</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>終了…</translation>
    </message>
    <message>
        <source>Reading the last twelve months…</source>
        <translation>過去12か月を読み込んでいます…</translation>
    </message>
    <message>
        <source>from</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Write the first day as 2027-01-01.</source>
        <translation>開始日は 2027-01-01 の形で入力してください。</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>試行</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新しいシナリオ</translation>
    </message>
    <message>
        <source>End {name}</source>
        <translation>{name} を終了</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>先に名前を付けてください。</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>What is supposed</source>
        <translation>想定</translation>
    </message>
    <message>
        <source>scenarios.xlsx</source>
        <translation>シナリオ.xlsx</translation>
    </message>
    <message>
        <source>{count} scenarios written to {file}.</source>
        <translation>{count}件のシナリオを{file}に書き出しました。</translation>
    </message>
</context>
<context>
    <name>Whatif</name>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>現状</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Difference ± 90 %</source>
        <translation>差 ± 90 %</translation>
    </message>
    <message>
        <source>Then, and target</source>
        <translation>変更後と目標</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>達成確率</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>{}まで</translation>
    </message>
    <message>
        <source>In a year</source>
        <translation>1年あたり</translation>
    </message>
    <message>
        <source>As it is ± 90 %</source>
        <translation>現状 ± 90 %</translation>
    </message>
    <message>
        <source>{}, recovered</source>
        <translation>{}（回収）</translation>
    </message>
    <message>
        <source>{}, contained</source>
        <translation>{}（含有）</translation>
    </message>
    <message>
        <source>No target is followed: only masses and values are shown.</source>
        <translation>追跡中の目標がないため、質量と価値だけを示します。</translation>
    </message>
    <message>
        <source>Targets, now and then</source>
        <translation>目標：現状と変更後</translation>
    </message>
    <message>
        <source>Masses and value</source>
        <translation>質量と価値</translation>
    </message>
    <message>
        <source>All as it was. Move a slider, or type a number beside it.</source>
        <translation>すべて現状のままです。スライダーを動かすか、横に数値を入力してください。</translation>
    </message>
    <message>
        <source>From {since} on: {told}</source>
        <translation>{since}から：{told}</translation>
    </message>
    <message>
        <source>own data</source>
        <translation>自社データ</translation>
    </message>
    <message>
        <source>published</source>
        <translation>公表値</translation>
    </message>
    <message>
        <source>secondary source</source>
        <translation>二次資料</translation>
    </message>
    <message>
        <source>assumption</source>
        <translation>仮定</translation>
    </message>
    <message>
        <source>{kg} a month of {material}.</source>
        <translation>{material}を月{kg}。</translation>
    </message>
    <message>
        <source>{factor} times as much {material}.</source>
        <translation>{material}を{factor}倍。</translation>
    </message>
    <message>
        <source>{material} goes to {route}.</source>
        <translation>{material}を{route}へ。</translation>
    </message>
    <message>
        <source>{route} wins {share} of {element}.</source>
        <translation>{route}の{element}回収率を{share}に。</translation>
    </message>
    <message>
        <source>pp</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>変化なし</translation>
    </message>
    <message>
        <source>million {}</source>
        <translation>百万{}</translation>
    </message>
    <message>
        <source>Value contained</source>
        <translation>含有金属の価値</translation>
    </message>
    <message>
        <source>Value recovered</source>
        <translation>回収金属の価値</translation>
    </message>
    <message>
        <source>A year like the last twelve months, of lots nobody has assayed yet. Lots and yields err together before and after, so the difference has its own interval, 90 %. Who brings a material stays as it is; prices stay as they are.</source>
        <translation>過去12か月と同じ1年を、未分析のロットとして計算しています。前後の誤差は共通なので、差には独自の90 %区間があります。原料ごとの納入元と価格は変わらないとします。</translation>
    </message>
    <message>
        <source>Without a price, and in no value: {elements}.</source>
        <translation>価格がなく、価値に含まれないもの：{elements}。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 batch</source>
        <translation>バッチ 1 件</translation>
    </message>
    <message>
        <source>{count} batches</source>
        <translation>バッチ {count} 件</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>結果 1 件</translation>
    </message>
    <message>
        <source>{count} results</source>
        <translation>結果 {count} 件</translation>
    </message>
    <message>
        <source>1 sample waits for assay</source>
        <translation>分析待ち 1 件</translation>
    </message>
    <message>
        <source>{count} samples wait for assay</source>
        <translation>分析待ち {count} 件</translation>
    </message>
    <message>
        <source>1 field to put right</source>
        <translation>直す項目 1 件</translation>
    </message>
    <message>
        <source>{count} fields to put right</source>
        <translation>直す項目 {count} 件</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 件</translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation>{count} 件</translation>
    </message>
    <message>
        <source>1 weighing</source>
        <translation>計量 1 件</translation>
    </message>
    <message>
        <source>{count} weighings</source>
        <translation>計量 {count} 件</translation>
    </message>
</context>
<context>
    <name>Workbook</name>
    <message>
        <source>Unit of value and sd: %, ppm, g/t or fraction.</source>
        <translation>value と sd の単位：%、ppm、g/t または fraction（割合）。</translation>
    </message>
    <message>
        <source>5 % to 95 %, computed by the program (docs/model.md)</source>
        <translation>5 %〜95 %、プログラムで計算（docs/model.md）</translation>
    </message>
    <message>
        <source>A date, or a text such as 2026-11-12 14:30. Without a time zone it is the facility’s time.</source>
        <translation>日付、または 2026-11-12 14:30 のような文字。タイムゾーンがなければ施設の時刻とします。</translation>
    </message>
    <message>
        <source>A number, or &lt;0.01 for what was not found: &lt; and the limit of detection.</source>
        <translation>数値。不検出は &lt;0.01 のように &lt; と検出限界を書きます。</translation>
    </message>
    <message>
        <source>Anything else, up to 2000 characters.</source>
        <translation>その他の事項、2000 文字まで。</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>as in unit</source>
        <translation>単位の列による</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Assayed, dry kg</source>
        <translation>分析済み、乾燥 kg</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Blue cells may be changed; void batches are listed and not summed.</source>
        <translation>青いセルは変更できます。無効のバッチは一覧にありますが合計に入りません。</translation>
    </message>
    <message>
        <source>Calibri</source>
        <translation>Yu Gothic</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>Code or name of a material: pick it from the list or type it.</source>
        <translation>材料のコードまたは名称。一覧から選ぶか入力します。</translation>
    </message>
    <message>
        <source>Code or name of a route; empty means the usual route of the material.</source>
        <translation>経路のコードまたは名称。空欄なら材料の通常の経路です。</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>composition</source>
        <translation>組成</translation>
    </message>
    <message>
        <source>Composition version</source>
        <translation>組成の版</translation>
    </message>
    <message>
        <source>Contained</source>
        <translation>含有量</translation>
    </message>
    <message>
        <source>Contained 5 %, kg</source>
        <translation>含有量 5 %、kg</translation>
    </message>
    <message>
        <source>Contained 95 %, kg</source>
        <translation>含有量 95 %、kg</translation>
    </message>
    <message>
        <source>Contained, kg</source>
        <translation>含有量、kg</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>累計</translation>
    </message>
    <message>
        <source>Cumulative 5 %, kg</source>
        <translation>累計 5 %、kg</translation>
    </message>
    <message>
        <source>Cumulative 95 %, kg</source>
        <translation>累計 95 %、kg</translation>
    </message>
    <message>
        <source>Cumulative, kg</source>
        <translation>累計、kg</translation>
    </message>
    <message>
        <source>Data in use</source>
        <translation>使用データ</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Dry mass</source>
        <translation>乾燥重量</translation>
    </message>
    <message>
        <source>Dry mass, kg</source>
        <translation>乾燥重量、kg</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>元素</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Feed, dry</source>
        <translation>投入（乾燥重量）</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群</translation>
    </message>
    <message>
        <source>How to fill in this workbook</source>
        <translation>このワークブックの記入方法</translation>
    </message>
    <message>
        <source>Importing the same workbook twice logs nothing twice.</source>
        <translation>同じワークブックを二度取り込んでも、二重には記録されません。</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区間</translation>
    </message>
    <message>
        <source>intervals are 90 %</source>
        <translation>区間は 90 %</translation>
    </message>
    <message>
        <source>ISO 3166</source>
        <translation>ISO 3166</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>May be left empty.</source>
        <translation>空欄でもかまいません。</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Method, such as ICP-OES.</source>
        <translation>方法（例：ICP-OES）。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name as you want to find it again, up to 120 characters.</source>
        <translation>後で探せる名前、120 文字まで。</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>What stands on the bag of the sample; the same for all its elements, and never twice.</source>
        <translation>試料袋に書かれた名前。その試料の元素すべてに同じ名前を使い、ほかの試料には使いません。</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>One row is one element of one sample. Row 2 is an example: write over it or delete it; it is never read.</source>
        <translation>1 行が 1 試料の 1 元素です。2 行目は記入例です。上書きするか消してください。読み込まれません。</translation>
    </message>
    <message>
        <source>One row is one batch. Row 2 is an example: write over it or delete it; it is never read.</source>
        <translation>1 行が 1 バッチです。2 行目は記入例です。上書きするか消してください。読み込まれません。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>Origins</source>
        <translation>原産国</translation>
    </message>
    <message>
        <source>others</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>プログラム</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>由来</translation>
    </message>
    <message>
        <source>provisional, or final when it will not change.</source>
        <translation>暫定（provisional）、変わらない場合は確定（final）。</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>回収量</translation>
    </message>
    <message>
        <source>Recovered 5 %, kg</source>
        <translation>回収量 5 %、kg</translation>
    </message>
    <message>
        <source>Recovered 95 %, kg</source>
        <translation>回収量 95 %、kg</translation>
    </message>
    <message>
        <source>Recovered and cumulative: {name}.</source>
        <translation>回収量と累計：{name}。</translation>
    </message>
    <message>
        <source>Recovered mass by evidence</source>
        <translation>根拠別の回収量</translation>
    </message>
    <message>
        <source>Contained share, expected</source>
        <translation>含有率（想定）</translation>
    </message>
    <message>
        <source>Contained share, found</source>
        <translation>含有率（分析値）</translation>
    </message>
    <message>
        <source>Hydrogen</source>
        <translation>水素</translation>
    </message>
    <message>
        <source>Nitrogen</source>
        <translation>窒素</translation>
    </message>
    <message>
        <source>One row for each element; dry mass and batches repeat and must not be summed. Expected shares are those of the material, found ones those of the batches that were assayed.</source>
        <translation>元素ごとに1行です。乾燥質量とバッチ数は繰り返し表示されるため合計しないでください。想定値は材料の値、分析値は分析済みバッチの値です。</translation>
    </message>
    <message>
        <source>Recovered share, expected</source>
        <translation>回収率分（想定）</translation>
    </message>
    <message>
        <source>Recovered share, found</source>
        <translation>回収率分（分析値）</translation>
    </message>
    <message>
        <source>Recovered, kg</source>
        <translation>回収量、kg</translation>
    </message>
    <message>
        <source>Recovered: {name}.</source>
        <translation>回収量：{name}。</translation>
    </message>
    <message>
        <source>Recovery summary, {period}</source>
        <translation>回収集計、{period}</translation>
    </message>
    <message>
        <source>Recovery, %</source>
        <translation>回収率（%）</translation>
    </message>
    <message>
        <source>Reference data</source>
        <translation>参照データ</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
    <message>
        <source>Required.</source>
        <translation>必須です。</translation>
    </message>
    <message>
        <source>Rests on assumptions</source>
        <translation>仮定に基づく割合</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>route</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Route version</source>
        <translation>経路の版</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Share of recovered</source>
        <translation>回収量に占める割合</translation>
    </message>
    <message>
        <source>Share of recovered, %</source>
        <translation>回収量に占める割合（%）</translation>
    </message>
    <message>
        <source>Share of the dried lot, 0 to below 100: type 3.5 for 3.5 %.</source>
        <translation>乾燥後のロットに対する割合、0 以上 100 未満。3.5 % なら 3.5 と入れます。</translation>
    </message>
    <message>
        <source>Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. A cell formatted as a percentage holds 0.035, and is read as 0.035 %.</source>
        <translation>正味重量に対する割合、0 以上 100 未満。3.5 % なら 3.5 と入れます。パーセント書式のセルの値は 0.035 で、0.035 % と読まれます。</translation>
    </message>
    <message>
        <source>Share of the net weight, 0 to below 100: type 3.5 for 3.5 %. Of an input, empty means that of what it is taken from, and 0 that it is dry.</source>
        <translation>正味重量に対する割合、0 以上 100 未満：3.5 % なら 3.5 と入力。投入では、空欄は取り出し元の水分、0 は乾燥品を意味します。</translation>
    </message>
    <message>
        <source>Share, %</source>
        <translation>割合（%）</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模擬</translation>
    </message>
    <message>
        <source>Simulated facility</source>
        <translation>模擬施設</translation>
    </message>
    <message>
        <source>Simulated facility: people, suppliers and batches are invented.</source>
        <translation>模擬施設：人物、仕入先、バッチはすべて架空です。</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Standard uncertainty, if the laboratory states it; half of an expanded one (k = 2).</source>
        <translation>標準不確かさ（分析機関が示す場合）。拡張不確かさ（k = 2）ならその半分。</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>ステーション</translation>
    </message>
    <message>
        <source>Symbol or name, such as Nd or lithium; no oxides.</source>
        <translation>Nd やリチウムなどの記号または元素名。酸化物は書けません。</translation>
    </message>
    <message>
        <source>The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.</source>
        <translation>合計の 5 % と 95 % は各行の和ではありません。誤差が共通だからです。</translation>
    </message>
    <message>
        <source>The order of the columns does not matter, and further columns are left alone.</source>
        <translation>列の順序は問いません。ほかの列はそのままです。</translation>
    </message>
    <message>
        <source>The supplier’s own number, if there is one.</source>
        <translation>仕入先の番号（あれば）。</translation>
    </message>
    <message>
        <source>The weakest grade that contributes notably is shown. The 5 % and 95 % of a sum are not the sums of the rows: errors are shared.</source>
        <translation>効いている根拠のうち最も弱いものを示します。合計の 5 % と 95 % は各行の和ではありません。誤差が共通だからです。</translation>
    </message>
    <message>
        <source>Ticket of the batch, such as S1-26-01433.</source>
        <translation>バッチの伝票番号（例：S1-26-01433）。</translation>
    </message>
    <message>
        <source>Totals are live formulas over the sheets Materials and Batches; blue cells of Batches may be changed.</source>
        <translation>合計はシート「材料」と「バッチ」を参照する数式です。「バッチ」の青いセルは変更できます。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Unit of gross and tare: kg, g, t, lb or short ton.</source>
        <translation>総重量と風袋の単位：kg、g、t、lb、short ton。</translation>
    </message>
    <message>
        <source>up to {until}</source>
        <translation>{until} まで</translation>
    </message>
    <message>
        <source>Valid batches</source>
        <translation>有効なバッチ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Void batches, listed but not summed</source>
        <translation>無効のバッチ（一覧のみ、合計外）</translation>
    </message>
    <message>
        <source>Weight of the empty vehicle or box; empty means zero.</source>
        <translation>空の車両または箱の重量。空欄は 0 です。</translation>
    </message>
    <message>
        <source>Weight with vehicle or box, above zero and within the scale’s capacity.</source>
        <translation>車両または箱を含む重量。0 より大きく、はかりの容量以内。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>What may stand there</source>
        <translation>書ける内容</translation>
    </message>
    <message>
        <source>Where the figures come from, and how well they are founded.</source>
        <translation>数値の出どころと確かさ。</translation>
    </message>
    <message>
        <source>Where the scrap arose: two letters such as JP or DE, or the country’s name.</source>
        <translation>スクラップの発生国。JP や DE などの 2 文字、または国名。</translation>
    </message>
    <message>
        <source>Who analysed it.</source>
        <translation>分析した機関。</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>作成者</translation>
    </message>
    <message>
        <source>written {moment} by {who}</source>
        <translation>{moment} 作成、{who}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>{count} batches</source>
        <translation>バッチ {count} 件</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{name} is {share} of the dry feed</source>
        <translation>{name}は乾燥投入量の {share}</translation>
    </message>
    <message>
        <source>{name} recovered</source>
        <translation>{name}の回収量</translation>
    </message>
    <message>
        <source>{name}: {amount} recovered</source>
        <translation>{name}：{amount} を回収</translation>
    </message>
    <message>
        <source>{name}: {share} from {country}</source>
        <translation>{name}：{country}から {share}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since}〜{until}</translation>
    </message>
    <message>
        <source>One row is one weighing: an input of a run, or a lot that came of it. Row 2 is an example: write over it or delete it; it is never read.</source>
        <translation>1 行が 1 回の計量です。ランへの投入か、できたロットです。2 行目は記入例なので、上書きするか削除してください。読み込まれません。</translation>
    </message>
    <message>
        <source>A name for the run within this workbook, or the number of one that is there, such as R-26-0012.</source>
        <translation>このブックの中でのランの名前、または R-26-0012 のような既存のランの番号。</translation>
    </message>
    <message>
        <source>process, teardown, split, merge or blend; empty means process.</source>
        <translation>process、teardown、split、merge、blend のどれか。空欄は process です。</translation>
    </message>
    <message>
        <source>Code of the route of a process; of no other run.</source>
        <translation>処理のルートのコード。ほかの種類のランには書きません。</translation>
    </message>
    <message>
        <source>The one stage it is about; empty means the whole route.</source>
        <translation>対象の工程ひとつ。空欄はルート全体です。</translation>
    </message>
    <message>
        <source>Where in the plant.</source>
        <translation>工場内の場所。</translation>
    </message>
    <message>
        <source>Who runs it.</source>
        <translation>担当者。</translation>
    </message>
    <message>
        <source>When it started; empty means with its first weighing.</source>
        <translation>開始日時。空欄は最初の計量のときです。</translation>
    </message>
    <message>
        <source>When it was closed; empty leaves it open.</source>
        <translation>終了日時。空欄なら開いたままです。</translation>
    </message>
    <message>
        <source>Why it yielded more than it took, such as acid or water added; else empty.</source>
        <translation>投入より多く産出した理由（酸や水を加えたなど）。それ以外は空欄。</translation>
    </message>
    <message>
        <source>input, or what the lot is: product, intermediate, residue, loss or return.</source>
        <translation>input、またはロットの区分：product、intermediate、residue、loss、return。</translation>
    </message>
    <message>
        <source>Of an input: ticket of the batch, number of the lot, or its name in the column lot.</source>
        <translation>投入の場合：バッチの伝票番号、ロットの番号、または列 lot に書いた名前。</translation>
    </message>
    <message>
        <source>A name for a lot within this workbook, to be a source further on.</source>
        <translation>このブックの中でのロットの名前。あとで投入元として使えます。</translation>
    </message>
    <message>
        <source>Of a lot: code or name of a material, where it is one.</source>
        <translation>ロットの場合：材料であれば、そのコードか名前。</translation>
    </message>
    <message>
        <source>Of a lot: what it is called, such as Nd2O3 or leach residue.</source>
        <translation>ロットの場合：Nd2O3 や浸出残渣のような呼び名。</translation>
    </message>
    <message>
        <source>Of a lot: its hazard class; empty means that of its material.</source>
        <translation>ロットの場合：危険区分。空欄は材料の区分です。</translation>
    </message>
    <message>
        <source>Weight with the container, above zero.</source>
        <translation>容器を含む重量。0 より大きい値。</translation>
    </message>
    <message>
        <source>Weight of the empty container; empty means its last tare, or zero.</source>
        <translation>空の容器の重量。空欄は直近の風袋、なければ 0 です。</translation>
    </message>
    <message>
        <source>Standard uncertainty of the net weight, if it is known.</source>
        <translation>正味重量の標準不確かさ（分かる場合）。</translation>
    </message>
    <message>
        <source>Which scale it was.</source>
        <translation>使った秤。</translation>
    </message>
    <message>
        <source>Number on the container.</source>
        <translation>容器の番号。</translation>
    </message>
    <message>
        <source>Results of the valid batches; rejected ones are struck through.</source>
        <translation>有効なバッチの分析結果。却下したものは取り消し線で示します。</translation>
    </message>
    <message>
        <source>Assays</source>
        <translation>分析結果</translation>
    </message>
    <message>
        <source>Recovered mass by the grade of what it rests on, as sheet Materials has it.</source>
        <translation>回収量を根拠の等級別に示します（Materials シートの値）。</translation>
    </message>
    <message>
        <source>Rests on assumptions, %</source>
        <translation>仮定に基づく割合、%</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日別</translation>
    </message>
    <message>
        <source>The framework binds nobody: its dates are policy goals. * to be verified.</source>
        <translation>枠組みに拘束力はなく、日付は政策目標です。* は要確認。</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>残り日数</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>位置づけ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Runs closed in the year, by Regulation (EU) 2023/1542, Annex XII; to be verified.</source>
        <translation>その年に終えた処理。規則 (EU) 2023/1542 附属書 XII による。要確認。</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>Input, kg</source>
        <translation>入、kg</translation>
    </message>
    <message>
        <source>Output, kg</source>
        <translation>出、kg</translation>
    </message>
    <message>
        <source>Rate, %</source>
        <translation>値、%</translation>
    </message>
    <message>
        <source>Target, %</source>
        <translation>目標、%</translation>
    </message>
    <message>
        <source>From</source>
        <translation>適用開始</translation>
    </message>
    <message>
        <source>Chance, %</source>
        <translation>達成確率、%</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>効率</translation>
    </message>
    <message>
        <source>A year like the last twelve months up to {day}; 90 % intervals.</source>
        <translation>{day}までの12か月と同じ1年。90 %区間。</translation>
    </message>
    <message>
        <source>Difference, {}</source>
        <translation>差（{}）</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>By</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>現状</translation>
    </message>
    <message>
        <source>Chances, %</source>
        <translation>達成確率（%）</translation>
    </message>
    <message>
        <source>Recovered in a year, kg</source>
        <translation>1年の回収量（kg）</translation>
    </message>
    <message>
        <source>Value of a year, {currency}</source>
        <translation>1年の価値（{currency}）</translation>
    </message>
    <message>
        <source>contained</source>
        <translation>含有</translation>
    </message>
    <message>
        <source>recovered</source>
        <translation>回収</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>What is supposed</source>
        <translation>想定の内容</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>シナリオ</translation>
    </message>
    <message>
        <source>Supposes</source>
        <translation>想定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>As they stand on {day}; shares as shares. Missing: below zero is over.</source>
        <translation>{day}現在。割合は割合で表示。不足が負なら達成済み。</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Now 5 %</source>
        <translation>現在 5 %</translation>
    </message>
    <message>
        <source>Now 95 %</source>
        <translation>現在 95 %</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>見込み</translation>
    </message>
    <message>
        <source>Expected 5 %</source>
        <translation>見込み 5 %</translation>
    </message>
    <message>
        <source>Expected 95 %</source>
        <translation>見込み 95 %</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Own intake by origin. Origins nobody stated are in no index, a lower bound then.</source>
        <translation>自社受入の原産国別内訳。原産国不明分は指数に入らず、指数は下限となる。</translation>
    </message>
    <message>
        <source>Diversification</source>
        <translation>多角化</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Share 5 %</source>
        <translation>割合 5 %</translation>
    </message>
    <message>
        <source>Share 95 %</source>
        <translation>割合 95 %</translation>
    </message>
    <message>
        <source>Share squared</source>
        <translation>割合の二乗</translation>
    </message>
    <message>
        <source>HHI of the element</source>
        <translation>元素のHHI</translation>
    </message>
    <message>
        <source>At listed prices; what prices differ by is not in the interval.</source>
        <translation>掲載価格による。価格のばらつきは区間に含まない。</translation>
    </message>
    <message>
        <source>Value, {currency}</source>
        <translation>価値（{currency}）</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>質量</translation>
    </message>
    <message>
        <source>Mass, kg</source>
        <translation>質量（kg）</translation>
    </message>
    <message>
        <source>Price, per kg</source>
        <translation>価格（kgあたり）</translation>
    </message>
    <message>
        <source>Price of</source>
        <translation>価格の日付</translation>
    </message>
</context>
<context>
    <name>WorkbookView</name>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>開始と終了</translation>
    </message>
    <message>
        <source>The workbook holds</source>
        <translation>ワークブックの内容</translation>
    </message>
    <message>
        <source>No batches in this period: choose another, or log some.</source>
        <translation>この期間にバッチはありません。別の期間を選ぶか、記録してください。</translation>
    </message>
    <message>
        <source>Summary: figures, elements, charts</source>
        <translation>集計：数値、元素、グラフ</translation>
    </message>
    <message>
        <source>Elements: {}</source>
        <translation>元素：{}</translation>
    </message>
    <message>
        <source>Materials: {}</source>
        <translation>材料：{}</translation>
    </message>
    <message>
        <source>Months: {}</source>
        <translation>月：{}</translation>
    </message>
    <message>
        <source>Origins: {}</source>
        <translation>原産国：{}</translation>
    </message>
    <message>
        <source>Batches: {}</source>
        <translation>バッチ：{}</translation>
    </message>
    <message>
        <source>Assays: {}</source>
        <translation>分析結果：{}</translation>
    </message>
    <message>
        <source>Evidence: by element</source>
        <translation>根拠：元素別</translation>
    </message>
    <message>
        <source>Provenance: versions, sources</source>
        <translation>由来：版、出典</translation>
    </message>
    <message>
        <source>totals agree with {batches}</source>
        <translation>合計は{batches}と一致</translation>
    </message>
    <message>
        <source>totals differ from the batches: run “check”</source>
        <translation>合計がバッチと一致しません。検査（check）を実行してください</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>{number} is in the ledger.</source>
        <translation>{number}を台帳に記入しました。</translation>
    </message>
    <message>
        <source>{number} is signed off.</source>
        <translation>{number}を承認しました。</translation>
    </message>
    <message>
        <source>{number} is open again.</source>
        <translation>{number}を未承認に戻しました。</translation>
    </message>
    <message>
        <source>{number} is withdrawn.</source>
        <translation>{number}を取り下げました。</translation>
    </message>
    <message>
        <source>{subject} is left out of the balance.</source>
        <translation>{subject}を収支から除外しました。</translation>
    </message>
    <message>
        <source>{subject} counts in the balance again.</source>
        <translation>{subject}を再び収支に含めました。</translation>
    </message>
    <message>
        <source>{code} is added. It can be logged and assayed from now on.</source>
        <translation>{code} を追加しました。すぐに受入と分析ができます。</translation>
    </message>
    <message>
        <source>{code} is changed.</source>
        <translation>{code} を変更しました。</translation>
    </message>
    <message>
        <source>{code} is entered.</source>
        <translation>{code} を登録しました。</translation>
    </message>
    <message>
        <source>{code} is ended; it stays in the books.</source>
        <translation>{code} を終了しました。記録には残ります。</translation>
    </message>
    <message>
        <source>{code} is followed.</source>
        <translation>{code} を追跡します。</translation>
    </message>
    <message>
        <source>{code} is followed no longer.</source>
        <translation>{code} の追跡をやめました。</translation>
    </message>
    <message>
        <source>{name} is changed.</source>
        <translation>{name}を変更しました。</translation>
    </message>
    <message>
        <source>{name} is kept.</source>
        <translation>{name}を保存しました。</translation>
    </message>
    <message>
        <source>{name} is ended; it stays in the books.</source>
        <translation>{name}を終了しました。記録には残ります。</translation>
    </message>
    <message>
        <source>{method} counts for results of its days.</source>
        <translation>{method} はその期間の結果に使われます。</translation>
    </message>
    <message>
        <source>{name} is entered.</source>
        <translation>{name} を入力しました。</translation>
    </message>
    <message>
        <source>{name} counts no longer.</source>
        <translation>{name} は今後使われません。</translation>
    </message>
    <message>
        <source>{versions} is in force for batches logged from now on.</source>
        <translation>今後登録するバッチには {versions} が適用されます。</translation>
    </message>
    <message>
        <source>Use version {n} again</source>
        <translation>第{n}版に戻す</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>取り消しました</translation>
    </message>
    <message>
        <source>done again</source>
        <translation>やり直しました</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>施設</translation>
    </message>
</context>
<context>
    <name>YieldRow</name>
    <message>
        <source>{share}, {evidence}</source>
        <translation>{share}、{evidence}</translation>
    </message>
</context>
<context>
    <name>_Confirm</name>
    <message>
        <source>Restore and start anew</source>
        <translation>復元して再起動</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>今のままにする</translation>
    </message>
    <message>
        <source>Restore {file}? Batches logged since it was written are then only in the store that is kept beside it. The program starts anew.</source>
        <translation>{file} を復元しますか。その後に記録したバッチは、隣に残すデータにだけ入っています。プログラムは再起動します。</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>nothing taken yet</source>
        <translation>まだ投入なし</translation>
    </message>
</context>
<context>
    <name>_Search</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search all batches (Ctrl+F or /)</source>
        <translation>全バッチを検索（Ctrl+F または /）</translation>
    </message>
    <message>
        <source>Search all batches</source>
        <translation>全バッチを検索</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>検索を消す</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>The disk with {folder} is full; nothing was stored. Free some space and save again.</source>
        <translation>{folder} のディスクがいっぱいで、何も保存していません。空きを作ってから保存し直してください。</translation>
    </message>
    <message>
        <source>The disk with {folder} became full; nothing was imported and what was typed is kept. {rows} rows need about {needed_mb} MB, {free_mb} MB are free: free some space and import again.</source>
        <translation>{folder} のディスクがいっぱいになりました。何も取り込まれず、入力したものは残っています。{rows} 行には約 {needed_mb} MB が必要ですが、空きは {free_mb} MB です。空きを作ってからもう一度取り込んでください。</translation>
    </message>
    <message>
        <source>A part of the data in {folder} is damaged. Settings, Backup and journal, repairs them from the last good backup and the journal since; what is there now is kept.</source>
        <translation>{folder} のデータの一部が壊れています。設定の「バックアップと記録」で、最後の正常なバックアップとそれ以降の記録から修復できます。今あるものは残ります。</translation>
    </message>
    <message>
        <source>There is no good backup of {folder} to repair it from; nothing was changed. Bring back a backup from elsewhere and restore it.</source>
        <translation>{folder} を修復できる正常なバックアップがありません。何も変更していません。別の場所のバックアップを用意して復元してください。</translation>
    </message>
    <message>
        <source>The second folder for backups is not there ({folder}); {behind} copies wait until it is.</source>
        <translation>バックアップの第二のフォルダーが見つかりません（{folder}）。見つかるまで {behind} 件の写しが待っています。</translation>
    </message>
    <message>
        <source>The disk with the second folder for backups is full ({folder}); {behind} copies wait.</source>
        <translation>バックアップの第二のフォルダーのディスクがいっぱいです（{folder}）。{behind} 件の写しが待っています。</translation>
    </message>
    <message>
        <source>The second folder for backups could not be written ({folder}); {behind} copies wait.</source>
        <translation>バックアップの第二のフォルダーに書き込めませんでした（{folder}）。{behind} 件の写しが待っています。</translation>
    </message>
    <message>
        <source>Another program is writing to {folder}; nothing was stored. Close it or wait until it is done, then try again.</source>
        <translation>別のプログラムが {folder} に書き込み中のため、何も保存していません。それを閉じるか終わるのを待って、もう一度試してください。</translation>
    </message>
    <message>
        <source>The data in {folder} were written by a newer version of Recycler. Update this program, or open the data with the newer one; nothing was changed.</source>
        <translation>{folder} のデータは新しい版の Recycler で書かれています。このプログラムを更新するか、新しい版で開いてください。何も変更していません。</translation>
    </message>
    <message>
        <source>There is no Recycler data in {folder}. Make it with “init”, or name another folder.</source>
        <translation>{folder} に Recycler のデータはありません。init で作るか、別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{folder} cannot be written; nothing was stored. Allow writing there, or choose another folder.</source>
        <translation>{folder} に書き込めないため、何も保存していません。書き込みを許可するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{file} is not a whole backup of Recycler; nothing was changed. Choose another one from the folder “backups”.</source>
        <translation>{file} は Recycler の完全なバックアップではありません。何も変更していません。backups フォルダーから別のものを選んでください。</translation>
    </message>
    <message>
        <source>{file} was changed after it was written, or what is in it does not agree; nothing was changed. Choose another backup from the folder “backups”.</source>
        <translation>{file} は書き込まれた後に変更されたか、中身に食い違いがあります。何も変更していません。フォルダー「backups」から別のバックアップを選んでください。</translation>
    </message>
    <message>
        <source>{file} cannot be written. Choose a name that is free, in a folder that exists.</source>
        <translation>{file} に書き込めません。存在するフォルダーで、使われていない名前を選んでください。</translation>
    </message>
    <message>
        <source>This store is on a server. Back it up there, with the server’s own tools.</source>
        <translation>このデータはサーバーにあります。サーバー側の手段でバックアップしてください。</translation>
    </message>
    <message>
        <source>{folder} holds data already; they were left as they are. Name another folder.</source>
        <translation>{folder} にはすでにデータがあり、そのまま残しました。別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{value} of {element} cannot be. A fraction, and its uncertainty, lie above 0 and below 100 %: check the figure and its unit.</source>
        <translation>{element} の {value} はありえません。割合とその不確かさは 0 より大きく 100 % 未満です。数値と単位を確かめてください。</translation>
    </message>
    <message>
        <source>{element} is given two assays. Keep the one that holds.</source>
        <translation>{element} の分析値が 2 つあります。正しい方だけを残してください。</translation>
    </message>
    <message>
        <source>Row {row} of the reference file {file} cannot be used. Mend the file or take the shipped one.</source>
        <translation>参照ファイル {file} の {row} 行目は使えません。直すか、付属のファイルに戻してください。</translation>
    </message>
    <message>
        <source>The fractions add up to more than the whole. Check the figures and their units.</source>
        <translation>割合の合計が全体を超えています。数値と単位を確かめてください。</translation>
    </message>
    <message>
        <source>Nothing is known of what {material} holds. Give an assay, or choose another material.</source>
        <translation>{material} の組成は分かっていません。分析値を入れるか、別の材料を選んでください。</translation>
    </message>
    <message>
        <source>{route} does not process {material}. Choose one of {routes}, or leave the route empty.</source>
        <translation>{route} では {material} を処理できません。{routes} から選ぶか、経路を空欄にしてください。</translation>
    </message>
    <message>
        <source>A Monte Carlo draws every batch by itself, of {most} at most; these are {batches}. Choose a shorter period or one stream.</source>
        <translation>モンテカルロはバッチを一つずつ抽出するため {most} 件までですが、対象は {batches} 件です。期間を短くするか、流れを一つ選んでください。</translation>
    </message>
    <message>
        <source>A price is in {currency}, and no exchange rate from {currency} to {quote} is known by {on}. Enter one under Settings, Prices and rates.</source>
        <translation>価格は {currency} 建てですが、{on} までの {currency} から {quote} への為替レートがありません。「設定」の「価格と為替」で入力してください。</translation>
    </message>
    <message>
        <source>Nobody quotes a price of {element} by {on}. Enter one of the site’s own.</source>
        <translation>{on} までの {element} の価格はどこにもありません。自社の価格を入力してください。</translation>
    </message>
    <message>
        <source>No price of {element} is guaranteed by {on}: it has no value at floor.</source>
        <translation>{on} までに {element} の最低価格は保証されていません。最低価格での価値はありません。</translation>
    </message>
    <message>
        <source>{value} is no price. Enter more than 0.</source>
        <translation>{value} は価格になりません。0 より大きい値を入力してください。</translation>
    </message>
    <message>
        <source>“{value}” is no currency. Write its three letters, such as USD, JPY, EUR.</source>
        <translation>「{value}」という通貨はありません。USD、JPY、EUR のように 3 文字で書いてください。</translation>
    </message>
    <message>
        <source>Both currencies are {value}. A rate is between two.</source>
        <translation>両方の通貨が {value} です。レートは二つの通貨の間のものです。</translation>
    </message>
    <message>
        <source>This does not say what of {metal} is quoted. Begin with its symbol or a formula, such as “Nd metal” or “Nd2O3”.</source>
        <translation>{metal} の何の価格かわかりません。「Nd metal」「Nd2O3」のように、元素記号か化学式で始めてください。</translation>
    </message>
    <message>
        <source>“{value}” is no kind of price. Write spot or floor.</source>
        <translation>「{value}」という価格の種類はありません。spot か floor と書いてください。</translation>
    </message>
    <message>
        <source>{name} is entered already, with the same figure. Nothing was changed.</source>
        <translation>{name} は同じ値ですでに入力されています。何も変更していません。</translation>
    </message>
    <message>
        <source>There is no price or rate “{name}”. The list of them has the names.</source>
        <translation>「{name}」という価格やレートはありません。名前は一覧にあります。</translation>
    </message>
    <message>
        <source>“{value}” is no stage of supply. There are: {stages}.</source>
        <translation>「{value}」という供給段階はありません。あるもの：{stages}。</translation>
    </message>
    <message>
        <source>Nobody says who supplies {element} at the stage “{stage}”. Known are: {stages}.</source>
        <translation>{element} の段階「{stage}」の供給国は知られていません。わかっている段階：{stages}。</translation>
    </message>
    <message>
        <source>No consumption of {element} is known for {country}. Known are: {countries}.</source>
        <translation>{country} の {element} の消費量はわかっていません。わかっているもの：{countries}。</translation>
    </message>
    <message>
        <source>{element} is not counted as “{basis}”: oxides are of rare earths, carbonate (lce) is of lithium. Take “element”.</source>
        <translation>{element} は「{basis}」では数えません。酸化物は希土類、炭酸塩（lce）はリチウムのものです。「element」を選んでください。</translation>
    </message>
    <message>
        <source>A demand of {value} t a year is none. Enter more than 0.</source>
        <translation>年 {value} t では需要になりません。0 より大きい値を入力してください。</translation>
    </message>
    <message>
        <source>“{value}” is not an element. Write its symbol, such as {suggestions}.</source>
        <translation>「{value}」は元素ではありません。{suggestions} のように記号で書いてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a known material. Use a code or name of the list, such as {suggestions}.</source>
        <translation>「{value}」という材料はありません。{suggestions} など、一覧のコードか名称を使ってください。</translation>
    </message>
    <message>
        <source>“{value}” is not a known route. Choose one of {routes}, or leave it empty.</source>
        <translation>「{value}」という経路はありません。{routes} から選ぶか、空欄にしてください。</translation>
    </message>
    <message>
        <source>“{value}” cannot be a code. Use 2 to 40 letters, digits and _, a letter first, such as MAGNET_MRI.</source>
        <translation>「{value}」はコードにできません。英字で始まる2～40文字の英数字と _ で入力してください（例：MAGNET_MRI）。</translation>
    </message>
    <message>
        <source>“{family}” is a new family. Say too whether it is of magnets or batteries.</source>
        <translation>「{family}」は新しい系統です。磁石か電池かも指定してください。</translation>
    </message>
    <message>
        <source>“{value}” is a material, not a family. Name the family {taken} belongs to.</source>
        <translation>「{value}」は系統ではなく材料です。{taken} の属する系統を入力してください。</translation>
    </message>
    <message>
        <source>No route processes “{family}”: its batches are estimated for what they hold only. Take a family of the list if one fits.</source>
        <translation>「{family}」を処理する経路はありません。含有量だけが推定されます。当てはまるものがあれば一覧の系統を選んでください。</translation>
    </message>
    <message>
        <source>{value} is taken already. Choose another code, or use that material.</source>
        <translation>{value} はすでに使われています。別のコードにするか、その材料を使ってください。</translation>
    </message>
    <message>
        <source>{taken} goes by the name “{value}” already. Choose another name.</source>
        <translation>「{value}」はすでに {taken} の名称です。別の名称にしてください。</translation>
    </message>
    <message>
        <source>{route} does not process “{family}”. Choose one of {routes}, or leave it empty.</source>
        <translation>{route} は「{family}」を処理しません。{routes} から選ぶか、空欄にしてください。</translation>
    </message>
    <message>
        <source>“{value}” is not its category. Use {categories}, or leave it empty.</source>
        <translation>「{value}」はその種別ではありません。{categories} を使うか、空欄にしてください。</translation>
    </message>
    <message>
        <source>Contamination {value} % is outside 0 to below 100 %. Give its share in %.</source>
        <translation>異物 {value} % は 0 以上 100 % 未満の範囲にありません。割合を % で入れてください。</translation>
    </message>
    <message>
        <source>{value} is in the future. Give a day up to today, {today}.</source>
        <translation>{value} は未来の日時です。今日（{today}）までの日を入れてください。</translation>
    </message>
    <message>
        <source>Gross must be above zero. Give the weight the scale showed.</source>
        <translation>総重量は 0 より大きい値です。はかりの示した値を入れてください。</translation>
    </message>
    <message>
        <source>Moisture {value} % is outside 0 to below 100 %. Give its share in %.</source>
        <translation>水分 {value} % は 0 以上 100 % 未満の範囲にありません。割合を % で入れてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a date. Write it as 2026-11-03 or 2026-11-03 14:26.</source>
        <translation>「{value}」は日付ではありません。2026-11-03 または 2026-11-03 14:26 の形で書いてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a number. Write digits, such as 642.4.</source>
        <translation>「{value}」は数ではありません。642.4 のように数字で書いてください。</translation>
    </message>
    <message>
        <source>{value} is more than the scale can weigh ({capacity_kg} kg). Check the figure and its unit.</source>
        <translation>{value} ははかりの容量（{capacity_kg} kg）を超えています。数値と単位を確かめてください。</translation>
    </message>
    <message>
        <source>This must not be empty. Fill it in.</source>
        <translation>空のままにはできません。入力してください。</translation>
    </message>
    <message>
        <source>Tare must be below gross. Check which of the two weights is which.</source>
        <translation>風袋は総重量より小さい値です。2 つの重量が逆でないか確かめてください。</translation>
    </message>
    <message>
        <source>This text is longer than {limit} characters. Shorten it.</source>
        <translation>{limit} 文字を超えています。短くしてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a country code. Type {suggestions}, or leave it empty.</source>
        <translation>「{value}」は国コードではありません。{suggestions}のように入れるか、空欄にしてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a unit. Use one of {units}.</source>
        <translation>「{value}」は単位ではありません。{units} のいずれかを使ってください。</translation>
    </message>
    <message>
        <source>{file} is empty. Choose the workbook that holds the batches.</source>
        <translation>{file} は空です。バッチの入ったワークブックを選んでください。</translation>
    </message>
    <message>
        <source>{file} is protected by a password. Save it without the password, then import it.</source>
        <translation>{file} はパスワードで保護されています。パスワードなしで保存してから取り込んでください。</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name and folder.</source>
        <translation>ファイル {file} がありません。名前とフォルダーを確かめてください。</translation>
    </message>
    <message>
        <source>The first sheet of {file} lacks {columns}. Add them to its header row, or start from the template.</source>
        <translation>{file} の最初のシートに {columns} がありません。見出し行に加えるか、ひな形から始めてください。</translation>
    </message>
    <message>
        <source>The first sheet of {file} has no header row. Name the columns in it, or start from the template.</source>
        <translation>{file} の最初のシートに見出し行がありません。列に名前を付けるか、ひな形から始めてください。</translation>
    </message>
    <message>
        <source>{file} is a pipe, a device or the like. Choose an ordinary file.</source>
        <translation>{file} は通常のファイルではありません（パイプや装置など）。通常のファイルを選んでください。</translation>
    </message>
    <message>
        <source>{file} is not a workbook that can be read. Save it as .xlsx or .csv and import that.</source>
        <translation>{file} は読み取れるワークブックではありません。.xlsx または .csv で保存して取り込んでください。</translation>
    </message>
    <message>
        <source>{file} takes too long to read and was left alone. Save its rows as .csv and import that.</source>
        <translation>{file} は読み込みに時間がかかりすぎるため中止しました。行を .csv に保存して取り込んでください。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than a workbook of batches can hold. Split it into smaller files.</source>
        <translation>{file} を展開すると、バッチのワークブックの限度を超えます。小さなファイルに分けてください。</translation>
    </message>
    <message>
        <source>{file} has more rows than can be imported at once ({limit}). Split it into smaller files.</source>
        <translation>{file} の行数は一度に取り込める数（{limit}）を超えています。小さなファイルに分けてください。</translation>
    </message>
    <message>
        <source>“{value}” can be {first} or {second}. Type the one that is meant.</source>
        <translation>「{value}」は {first} とも {second} とも読めます。正しい方を入力してください。</translation>
    </message>
    <message>
        <source>“{value}” can mean {thousands} or {decimals}. Type the one that is meant.</source>
        <translation>「{value}」は {thousands} とも {decimals} とも読めます。正しい方を入力してください。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}). Close it where it is open, or choose another place.</source>
        <translation>{file} に書き込めません（{reason}）。ほかで開いていれば閉じるか、別の場所を選んでください。</translation>
    </message>
    <message>
        <source>This cell shows {value}. Mend its formula, or type the figure.</source>
        <translation>このセルは {value} です。数式を直すか、数値を入力してください。</translation>
    </message>
    <message>
        <source>{value} is before {earliest}. Check the year.</source>
        <translation>{value} は {earliest} より前です。年を確かめてください。</translation>
    </message>
    <message>
        <source>{columns} mean the same column ({field}). Keep the one that holds the figures.</source>
        <translation>{columns} は同じ列（{field}）を指します。数値のある方だけを残してください。</translation>
    </message>
    <message>
        <source>{ticket} is logged with other content, or stands in this file twice. Correct the batch in the program, or empty this cell to log a new one.</source>
        <translation>{ticket} は別の内容で記録済みか、このファイルに 2 回あります。プログラムで訂正するか、新しく記録するならこのセルを空にしてください。</translation>
    </message>
    <message>
        <source>The example row of the template was left out.</source>
        <translation>ひな形の記入例の行は除きました。</translation>
    </message>
    <message>
        <source>These columns are not used: {columns}. All else was read.</source>
        <translation>使わない列があります：{columns}。ほかはすべて読みました。</translation>
    </message>
    <message>
        <source>{count} ticket numbers are not of this program; these batches get numbers of their own.</source>
        <translation>このプログラムのものでない伝票番号が {count} 件あります。これらのバッチには新しい番号を付けます。</translation>
    </message>
    <message>
        <source>The formula {value} has no result in the file; it was read as text.</source>
        <translation>数式 {value} の結果がファイルにないため、文字として読みました。</translation>
    </message>
    <message>
        <source>The formula {value} has no result in the file. Open the workbook in Excel, save it, and import it again.</source>
        <translation>数式 {value} の結果がファイルにありません。Excel で開いて保存し、もう一度取り込んでください。</translation>
    </message>
    <message>
        <source>Characters that cannot be seen were left out; what was read is “{value}”.</source>
        <translation>目に見えない文字を取り除きました。読み取った内容は「{value}」です。</translation>
    </message>
    <message>
        <source>{material} rarely comes in dry, and no moisture is given. Fill it in when it is known.</source>
        <translation>{material} が乾いて入ることはまれですが、水分の値がありません。分かったら入力してください。</translation>
    </message>
    <message>
        <source>Nothing is known of what {material} holds. Its weight is kept; an assay gives the rest.</source>
        <translation>{material} の組成は分かっていません。重量は保存されます。残りは分析で分かります。</translation>
    </message>
    <message>
        <source>{file} has a header row and no batches below it. Fill in a row, then import it.</source>
        <translation>{file} には見出し行だけでバッチがありません。行を記入してから取り込んでください。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}). Allow reading it, or copy it elsewhere.</source>
        <translation>{file} を読めません（{reason}）。読み取りを許可するか、別の場所に写してください。</translation>
    </message>
    <message>
        <source>Tare {value} is below zero. Give the weight of the empty vehicle or box.</source>
        <translation>風袋 {value} は 0 未満です。空の車両または箱の重量を入れてください。</translation>
    </message>
    <message>
        <source>The sheet {sheet} of {file} is wider than a list of batches can be. Copy the columns of the template into a workbook of their own.</source>
        <translation>{file} のシート {sheet} は列が多すぎます。ひな形の列だけを別のワークブックに写してください。</translation>
    </message>
    <message>
        <source>“{value}” is in {found}, but the unit is {expected}. Give both in one unit.</source>
        <translation>「{value}」の単位は {found} ですが、指定は {expected} です。どちらかの単位にそろえてください。</translation>
    </message>
    <message>
        <source>{count} batches are more than a sheet can hold ({limit}). Choose a shorter period.</source>
        <translation>バッチ {count} 件は 1 枚のシートの限度（{limit}）を超えています。期間を短くしてください。</translation>
    </message>
    <message>
        <source>There is no template “{value}”. Choose one of {kinds}.</source>
        <translation>「{value}」というひな形はありません。{kinds} から選んでください。</translation>
    </message>
    <message>
        <source>{count} void batches were left out.</source>
        <translation>無効のバッチ {count} 件を除きました。</translation>
    </message>
    <message>
        <source>With this result batch {ticket} holds {sum} %, more than its results can be off. Check the figures of all its samples and their units.</source>
        <translation>この結果を加えるとバッチ {ticket} の合計が {sum} % となり、分析の誤差では説明できません。全試料の数値と単位を確認してください。</translation>
    </message>
    <message>
        <source>Results kept as provisional that become final: {count}.</source>
        <translation>暫定から確定になる分析結果：{count} 件</translation>
    </message>
    <message>
        <source>By the table of methods {method} was valid until {until}, and the result is of {day}. Check the date, or renew the method in the settings.</source>
        <translation>分析方法の表では {method} は {until} まで有効ですが、この結果は {day} のものです。日付を確認するか、設定で分析方法を更新してください。</translation>
    </message>
    <message>
        <source>By the table of methods {method} is valid from {since} on, and the result is of {day}. Check the date, or enter the method for that day in the settings.</source>
        <translation>分析方法の表では {method} は {since} から有効ですが、この結果は {day} のものです。日付を確認するか、設定でその日の分析方法を登録してください。</translation>
    </message>
    <message>
        <source>{value} cannot be. Type a share above 0 and below 100 %.</source>
        <translation>{value} はあり得ません。0 より大きく 100 % 未満の値を入力してください。</translation>
    </message>
    <message>
        <source>It cannot end before it begins, on {since}. Check the two dates.</source>
        <translation>開始日 {since} より前に終わることはできません。2 つの日付を確認してください。</translation>
    </message>
    <message>
        <source>{element} of sample {sample} is kept as {kept}. If this takes its place, retest the kept one on the Laboratory page; if it is a second analysis, give each its date.</source>
        <translation>試料 {sample} の {element} は {kept} として保存されています。この値に置き換える場合は「分析室」ページで再分析として記録し、2 回目の分析であれば、それぞれに分析日を付けてください。</translation>
    </message>
    <message>
        <source>An assay of sample {sample} from batch {ticket} is not as the journal has it: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の試料 {sample} の分析値が記録簿と一致しません。プログラムの外で変更されています。データフォルダーの写しを保管し、検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>A sample or an assay of batch {ticket} is in the journal and no longer in the store. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の試料または分析値が記録簿にあるのに、データにありません。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Batch {ticket} is not as the journal has it: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} が記録簿と異なります。プログラムの外で変更されています。データフォルダーの写しを取り、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Batch {ticket} is in the journal and no longer among the batches. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} は記録簿にありますが、一覧にありません。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>A control of {name} is not as the journal has it. Restore the last backup that passes the check.</source>
        <translation>{name} の管理試料の値が記録簿と一致しません。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>A control of the laboratory is in the journal and no longer in the store. Restore the last backup that passes the check.</source>
        <translation>分析室の管理試料の値が記録簿にあるのに、データにありません。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>What the assays of batch {ticket} add to totals is not as the journal has it. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の分析が合計に加える値が記録と一致しません。検査に合格した最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The facility’s settings are not as the journal has them. Look them over in Settings and save them again.</source>
        <translation>施設の設定が記録簿と異なります。「設定」で確かめて保存し直してください。</translation>
    </message>
    <message>
        <source>Checkpoint {number} in {table} is not as it was signed: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>{table} のチェックポイント {number} が署名時と異なります。プログラムの外で変更されました。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Checkpoint {number} was signed and is no longer in {table}. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>署名済みのチェックポイント {number} が {table} にありません。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The checkpoints beside the store are not those kept in {file}: one of the two was changed or is older. Keep copies of both, and compare their last lines.</source>
        <translation>データの横のチェックポイントが {file} のものと異なります。どちらかが変更されたか、古いものです。両方の写しを取り、最後の行を比べてください。</translation>
    </message>
    <message>
        <source>What was typed and not yet saved was changed outside the program. Look over what stands in the forms before saving it.</source>
        <translation>入力途中で保存前の内容が、プログラムの外で変更されました。保存する前にフォームの内容を確かめてください。</translation>
    </message>
    <message>
        <source>The journal was signed up to entry {entry} and is another now: something between entry {sound} and entry {entry} was rewritten. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>記入 {entry} まで署名された記録簿が今は異なります。記入 {sound} から {entry} の間が書き直されました。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The store file has a {kind} {what} that the program did not make. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>プログラムが作っていない {kind} {what} がデータファイルにあります。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The {kind} {what} of the store file is not as the program made it. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>データファイルの {kind} {what} が、プログラムの作ったものと異なります。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The {kind} {what} is missing from the store file. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>データファイルに {kind} {what} がありません。データフォルダーの写しを取ってから、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Search does not find batch {ticket} by its words: the index was changed outside the program. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} が検索で正しく見つかりません。索引がプログラムの外で変更されました。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The setting {what} is not as the journal has it. Restore the last backup that passes the check.</source>
        <translation>設定 {what} が記録簿の内容と異なります。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The store ends before entry {entry}, which was signed on {at}: the file is an older copy, or the end of its journal was cut. Put the newer file back; to go back on purpose, use Restore, which says so in the journal.</source>
        <translation>データが、{at} に署名された記入 {entry} より前で終わっています。ファイルが古い写しか、記録簿の末尾が切り取られています。新しいファイルを戻してください。意図して戻る場合は、記録簿に記録される「復元」を使ってください。</translation>
    </message>
    <message>
        <source>The store file is damaged ({detail}). Restore the last backup; what is there now is kept beside it.</source>
        <translation>データファイルが壊れています（{detail}）。最後のバックアップを復元してください。今あるものは隣に残ります。</translation>
    </message>
    <message>
        <source>The journal’s chain breaks at entry {entry}: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>記録簿の連鎖が {entry} 番で切れています。プログラムの外で変更されています。データフォルダーの写しを取り、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The reference data of {what} are not as they were stored. Restore the last backup that passes the check.</source>
        <translation>{what} の参照データが保存時と異なります。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Sample {sample} of batch {ticket} is not as the journal has it. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の試料 {sample} が記録簿と一致しません。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Tickets of station {station} in {year}: {batches} batches, {given} numbers given. Restore the last backup that passes the check.</source>
        <translation>ステーション {station} の {year} 年の伝票：バッチ {batches} 件に対し番号は {given} 件です。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>The totals of {period} for {what} are not the sum of its batches. Restore the last backup that passes the check.</source>
        <translation>{period} の {what} の合計がバッチの和と一致しません。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Version {version} of batch {ticket} is not as the journal has it. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の第{version}版が記録簿と異なります。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Earlier versions of batch {ticket} are missing. Restore the last backup that passes the check.</source>
        <translation>バッチ {ticket} の以前の版がありません。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>{stream} comes out below zero. See whether it runs the other way, or a stream is missing.</source>
        <translation>{stream} がゼロを下回ります。向きが逆でないか、抜けているストリームがないか確認してください。</translation>
    </message>
    <message>
        <source>The balances of {streams} contradict each other whatever was weighed. Check the fixed figures among them.</source>
        <translation>{streams} の収支は、計量値にかかわらず互いに矛盾しています。その中の固定値を確認してください。</translation>
    </message>
    <message>
        <source>The correlation of {streams} is {found}; it lies between -1 and 1. Correct it.</source>
        <translation>{streams} の相関が {found} です。相関は -1 から 1 の間です。訂正してください。</translation>
    </message>
    <message>
        <source>The correlation of {streams} is given twice, or of a stream with itself. Keep one for each two streams.</source>
        <translation>{streams} の相関が二重に与えられているか、同じストリームどうしの相関です。2本のストリームにつき1つだけ残してください。</translation>
    </message>
    <message>
        <source>{stream} has a correlation but no measured value. Give its value and sd, or take the correlation out.</source>
        <translation>{stream} には相関がありますが測定値がありません。値と標準偏差を与えるか、相関を削除してください。</translation>
    </message>
    <message>
        <source>The correlations of {streams} cannot all be true at once. Check them, signs first.</source>
        <translation>{streams} の相関は同時には成り立ちません。まず符号から確認してください。</translation>
    </message>
    <message>
        <source>{element} in {stream} is {found}; a fraction lies between 0 and 1. Check its unit.</source>
        <translation>{stream} の {element} が {found} です。質量分率は 0 から 1 の間です。単位を確認してください。</translation>
    </message>
    <message>
        <source>The standard deviation of {element} in {stream} is {sd}; it lies between 0 and 1. Check its unit.</source>
        <translation>{stream} の {element} の標準偏差が {sd} です。0 から 1 の間の値です。単位を確認してください。</translation>
    </message>
    <message>
        <source>Stream {stream} has no “{key}”. Write the node, or null for outside.</source>
        <translation>ストリーム {stream} に “{key}” がありません。ノードを書くか、外部なら null としてください。</translation>
    </message>
    <message>
        <source>No stream goes to or from node {node}. Take it out, or add its streams.</source>
        <translation>ノード {node} に出入りするストリームがありません。ノードを削除するか、ストリームを加えてください。</translation>
    </message>
    <message>
        <source>No measurement checks another, so {streams} stay as they are. Measure one stream more; not measured: {unmeasured}.</source>
        <translation>互いに照合できる測定がないため、{streams} はそのままです。もう1本のストリームを測定してください。未測定：{unmeasured}。</translation>
    </message>
    <message>
        <source>The network has no streams. Give at least one.</source>
        <translation>ネットワークにストリームがありません。少なくとも1本与えてください。</translation>
    </message>
    <message>
        <source>Node {node} is listed twice; {streams} meet there. Keep it once.</source>
        <translation>ノード {node} が二重に載っています（{streams} が接続）。1つだけ残してください。</translation>
    </message>
    <message>
        <source>{at} is {found}, but should be {expected}. Correct the file.</source>
        <translation>{at} は {found} ですが、{expected} が必要です。ファイルを訂正してください。</translation>
    </message>
    <message>
        <source>Masses and fractions were not found that close. Check the figures that are furthest from their balances.</source>
        <translation>収支が合う質量と分率の組が見つかりませんでした。収支から最も外れている値を確認してください。</translation>
    </message>
    <message>
        <source>Node {node} has no way in or no way out: {streams}. Add what is missing, its stock as well.</source>
        <translation>ノード {node} に入口または出口がありません：{streams}。足りないもの（在庫を含む）を加えてください。</translation>
    </message>
    <message>
        <source>The relation {relation} has no coefficient other than zero. Give it coefficients, or take it out.</source>
        <translation>関係 {relation} にゼロ以外の係数がありません。係数を与えるか、削除してください。</translation>
    </message>
    <message>
        <source>A figure of the relation {relation} ({streams}) is not a number within reach. Correct it.</source>
        <translation>関係 {relation}（{streams}）に扱えない数値があります。訂正してください。</translation>
    </message>
    <message>
        <source>{stream} was measured, but its standard deviation is missing. Give one above zero.</source>
        <translation>{stream} は測定されていますが、標準偏差がありません。ゼロより大きい値を与えてください。</translation>
    </message>
    <message>
        <source>The standard deviation of {stream} is {sd}. Give one above zero.</source>
        <translation>{stream} の標準偏差が {sd} です。ゼロより大きい値を与えてください。</translation>
    </message>
    <message>
        <source>The standard deviation of {stream}, {sd}, is too small to be weighed against {beside}. Check the units of both.</source>
        <translation>{stream} の標準偏差 {sd} は {beside} に対して小さすぎて計算できません。両方の単位を確認してください。</translation>
    </message>
    <message>
        <source>The standard deviation of {stream} is zero, but every measurement has an error. Give one above zero.</source>
        <translation>{stream} の標準偏差がゼロですが、どの測定にも誤差があります。ゼロより大きい値を与えてください。</translation>
    </message>
    <message>
        <source>The errors of {streams} are tied to each other so closely that nothing is left to correct. Check their correlations.</source>
        <translation>{streams} の誤差が互いに強く結び付いているため、補正の余地がありません。相関を確認してください。</translation>
    </message>
    <message>
        <source>{times} streams are called {stream}. Give each a name of its own.</source>
        <translation>{stream} という名前のストリームが {times} 本あります。それぞれ別の名前を付けてください。</translation>
    </message>
    <message>
        <source>Stream {stream} goes from node {node} to itself. Give the node it comes from or goes to.</source>
        <translation>ストリーム {stream} はノード {node} から同じノードへ向かっています。出発または到着のノードを正しく与えてください。</translation>
    </message>
    <message>
        <source>The feed ({feed}) does not lie between tailings ({tailings}) and concentrate ({concentrate}). Check the three assays.</source>
        <translation>給鉱の品位（{feed}）が尾鉱（{tailings}）と精鉱（{concentrate}）の間にありません。3つの分析値を確認してください。</translation>
    </message>
    <message>
        <source>{stream} has a fraction of {element}, which is not among the elements to balance. Add the element, or leave it out.</source>
        <translation>{stream} に {element} の分率がありますが、収支の対象元素に含まれていません。元素を加えるか、除いてください。</translation>
    </message>
    <message>
        <source>Stream {stream} goes to or comes from {node}, which is not among the nodes. Add the node, or write null for outside.</source>
        <translation>ストリーム {stream} の {node} はノードの一覧にありません。ノードを加えるか、外部なら null としてください。</translation>
    </message>
    <message>
        <source>The relation {relation} names {stream}, which is not among the streams. Correct the name.</source>
        <translation>関係 {relation} の {stream} はストリームの一覧にありません。名前を訂正してください。</translation>
    </message>
    <message>
        <source>The value of {stream} is {found}, which is not a figure within reach. Correct it, or write null where nobody measured.</source>
        <translation>{stream} の値 {found} は扱えない数値です。訂正するか、未測定なら null としてください。</translation>
    </message>
    <message>
        <source>{file} holds no network. Write one object with the lists “streams” and “nodes”.</source>
        <translation>{file} にネットワークがありません。“streams” と “nodes” の一覧をもつオブジェクトを1つ書いてください。</translation>
    </message>
    <message>
        <source>{file} is not JSON that can be read. Write it again, in UTF-8.</source>
        <translation>{file} は読み取れる JSON ではありません。UTF-8 で書き直してください。</translation>
    </message>
    <message>
        <source>{file} says “{key}” twice in one object. Keep the one that is meant.</source>
        <translation>{file} の一つのオブジェクトに「{key}」が二度あります。正しい方だけを残してください。</translation>
    </message>
    <message>
        <source>{file} is not JSON at line {line}, column {column}. Correct it there.</source>
        <translation>{file} の {line} 行 {column} 列が JSON ではありません。その箇所を訂正してください。</translation>
    </message>
    <message>
        <source>{file} is larger than can be reconciled: {streams} streams and {nodes} nodes at most. Split it into areas.</source>
        <translation>{file} は大きすぎます（ストリーム {streams} 本、ノード {nodes} 個まで）。区域に分けてください。</translation>
    </message>
    <message>
        <source>Another station logged the same row a moment ago; nothing was logged. Import the file again: what is there is left out.</source>
        <translation>別のステーションが同じ行を今しがた記録したため、何も記録していません。もう一度取り込むと、記録済みの行は除かれます。</translation>
    </message>
    <message>
        <source>Batch {ticket} is not void; there is nothing to take back.</source>
        <translation>バッチ {ticket} は無効ではないため、戻すものがありません。</translation>
    </message>
    <message>
        <source>Batch {ticket} is void already; its reason is in the history.</source>
        <translation>バッチ {ticket} はすでに無効です。理由は履歴にあります。</translation>
    </message>
    <message>
        <source>“{value}” cannot be kept as {field} of a batch. Check it and log again.</source>
        <translation>「{value}」はバッチの {field} として保存できません。確かめて記録し直してください。</translation>
    </message>
    <message>
        <source>There is no batch {ticket}. Check the ticket number.</source>
        <translation>バッチ {ticket} はありません。伝票番号を確かめてください。</translation>
    </message>
    <message>
        <source>{value} has no time zone. Give the moment of receipt with its zone.</source>
        <translation>{value} にタイムゾーンがありません。受入日時をタイムゾーン付きで入れてください。</translation>
    </message>
    <message>
        <source>Batch {ticket} is void. Take it back first, then correct it.</source>
        <translation>バッチ {ticket} は無効です。先に有効に戻してから訂正してください。</translation>
    </message>
    <message>
        <source>Say why: the reason is kept in the history.</source>
        <translation>理由を書いてください。履歴に残ります。</translation>
    </message>
    <message>
        <source>The result of sample {sample} is {state} already. Record a retest if it has to change.</source>
        <translation>試料 {sample} の結果はすでに {state} です。変更が必要な場合は再試験を記録してください。</translation>
    </message>
    <message>
        <source>Batch {ticket} is void and takes no assay. Reinstate it first, or correct the ticket.</source>
        <translation>バッチ {ticket} は無効のため分析値を受け付けません。先に有効に戻すか、伝票番号を直してください。</translation>
    </message>
    <message>
        <source>There is no assay {id}. Look it up on the page of its batch.</source>
        <translation>分析値 {id} はありません。バッチのページで確認してください。</translation>
    </message>
    <message>
        <source>The result to be replaced is of {element} in batch {ticket}. Give the new result for the same element and batch.</source>
        <translation>置き換える結果はバッチ {ticket} の {element} のものです。同じ元素とバッチの新しい結果を入力してください。</translation>
    </message>
    <message>
        <source>There is no version {version} of the composition of {material}. Choose one that is listed with the material.</source>
        <translation>{material} の組成に版 {version} はありません。材料に表示されている版を選んでください。</translation>
    </message>
    <message>
        <source>Another composition of {material} has come into force meanwhile; nothing was changed. Look at the proposals again.</source>
        <translation>その間に {material} の別の組成が有効になったため、何も変更していません。提案を確認し直してください。</translation>
    </message>
    <message>
        <source>Sample {sample} belongs to batch {ticket}. Check the sample number or the ticket; a number is never used twice.</source>
        <translation>試料 {sample} はバッチ {ticket} のものです。試料番号か伝票番号を確認してください。同じ番号は二度使えません。</translation>
    </message>
    <message>
        <source>A sample weighs something: {value} cannot be. Type its mass, or leave it empty.</source>
        <translation>試料の質量として {value} はありえません。質量を入力するか、空欄にしてください。</translation>
    </message>
    <message>
        <source>“{value}” is no way of taking a sample. Choose one of {ways}.</source>
        <translation>「{value}」という採取方法はありません。{ways} から選んでください。</translation>
    </message>
    <message>
        <source>There is a sample {sample} already. Give this one another number.</source>
        <translation>試料 {sample} はすでにあります。別の番号を付けてください。</translation>
    </message>
    <message>
        <source>Nothing that moved in this period holds {element}. Choose one of {elements}.</source>
        <translation>この期間に動いたものに {element} は含まれていません。{elements} から選んでください。</translation>
    </message>
    <message>
        <source>There is no {node} in the plant in this period. Choose one of {nodes}, or the number of a run such as R-26-0012.</source>
        <translation>この期間の工場に {node} はありません。{nodes}、または R-26-0012 のような処理番号から選んでください。</translation>
    </message>
    <message>
        <source>Entry {number} of the ledger is {state}. Only an open entry can be changed, signed or withdrawn; open a signed one again first.</source>
        <translation>台帳の記入 {number} の状態は {state} です。変更、署名、取り下げができるのは未署名の記入だけです。署名済みの記入は先に再開してください。</translation>
    </message>
    <message>
        <source>{what} in the ledger is not as the journal has it: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>台帳の {what} が記録と一致しません。プログラムの外で変更されました。データフォルダーの写しを残してから、検査に合格した最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>{what} is missing from the ledger. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>台帳から {what} が失われています。データフォルダーの写しを残してから、検査に合格した最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>This measurement of {subject} is left out already.</source>
        <translation>{subject} のこの測定はすでに除外されています。</translation>
    </message>
    <message>
        <source>There is no chemistry group {group}. Choose one of {groups}.</source>
        <translation>電池の区分 {group} はありません。{groups} から選んでください。</translation>
    </message>
    <message>
        <source>There is no entry {number} in the ledger. Check the number, such as U-26-0003.</source>
        <translation>台帳に記入 {number} はありません。U-26-0003 のような番号を確かめてください。</translation>
    </message>
    <message>
        <source>There is no measurement {name}. Take the name a culprit of the balance has: a weighing such as w:L-26-0012, an assay such as L-26-0012:a:Nd, or a scale such as scale:Bench.</source>
        <translation>測定 {name} はありません。収支の疑わしい原因の名前を使ってください。計量は w:L-26-0012、分析値は L-26-0012:a:Nd、はかりは scale:Bench のように書きます。</translation>
    </message>
    <message>
        <source>Nothing was weighed on a scale {scale}. Take one of these: {scales}.</source>
        <translation>はかり {scale} では何も計量されていません。次のいずれかを選んでください：{scales}。</translation>
    </message>
    <message>
        <source>The measurement {name} is not left out; it counts.</source>
        <translation>測定 {name} は除外されておらず、計算に入っています。</translation>
    </message>
    <message>
        <source>The period ends before it begins. Exchange its two days.</source>
        <translation>期間の終わりが始まりより前です。二つの日付を入れ替えてください。</translation>
    </message>
    <message>
        <source>“{value}” is no view of this program. Copy the whole line, from “recycler:recovery?” on.</source>
        <translation>「{value}」はこのプログラムの表示ではありません。「recycler:recovery?」から行全体をコピーしてください。</translation>
    </message>
    <message>
        <source>“{value}” cannot be kept as {field}. Check it and book again.</source>
        <translation>「{value}」は {field} として保存できません。確かめてから、もう一度記帳してください。</translation>
    </message>
    <message>
        <source>Batch {ticket} cannot be void: {runs} took of it. Cancel those inputs first.</source>
        <translation>バッチ {ticket} は無効にできません。{runs} が使っています。先にその投入を取り消してください。</translation>
    </message>
    <message>
        <source>A booking of {what} is not as the journal has it: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>{what} の記帳がジャーナルと一致しません。プログラムの外で変更されています。データフォルダーの写しを取り、検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>A booking of {what} is in the journal and no longer in the store. Restore the last backup that passes the check.</source>
        <translation>{what} の記帳がジャーナルにはありますが、保存先にはありません。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Run {run} cannot close before it started. Check the moment.</source>
        <translation>ラン {run} は開始より前に終了できません。日時を確かめてください。</translation>
    </message>
    <message>
        <source>{source} was made from what {run} yields ({path}), so {run} cannot take it. Start another run for it.</source>
        <translation>{source} は {run} の産出物からできています（{path}）。そのため {run} には投入できません。別のランを始めてください。</translation>
    </message>
    <message>
        <source>{one} ({first}) and {other} ({second}) must not lie in one heap: {rule}. Keep them apart.</source>
        <translation>{one}（{first}）と {other}（{second}）を一緒にしてはいけません（{rule}）。別々に保管してください。</translation>
    </message>
    <message>
        <source>{source} is a loss, and nothing can be taken of it. Book what came back as a return.</source>
        <translation>{source} は損失なので、取り出せません。戻ってきた分は返送として記帳してください。</translation>
    </message>
    <message>
        <source>{source} was cancelled. Choose another lot.</source>
        <translation>{source} は取り消されています。別のロットを選んでください。</translation>
    </message>
    <message>
        <source>Lot {lot} cannot be cancelled: {runs} took of it. Cancel those inputs first.</source>
        <translation>ロット {lot} は取り消せません。{runs} が使っています。先にその投入を取り消してください。</translation>
    </message>
    <message>
        <source>The lot “{lot}” stands in this file twice. Give one of them another name.</source>
        <translation>ロット「{lot}」がこのファイルに二度あります。一方の名前を変えてください。</translation>
    </message>
    <message>
        <source>Row {row} says otherwise of run {run} than “{value}”. Write the same in all its rows, or in one alone.</source>
        <translation>ラン {run} について、{row} 行目は「{value}」と違うことを書いています。すべての行で同じにするか、一行だけに書いてください。</translation>
    </message>
    <message>
        <source>“{value}” is not what is booked here. Write one of {kinds}.</source>
        <translation>「{value}」は記帳の区分ではありません。{kinds} のどれかを書いてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a hazard class. Write one of {kinds}, or leave it empty.</source>
        <translation>「{value}」は危険区分ではありません。{kinds} のどれかを書くか、空欄にしてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a kind of run. Write one of {kinds}.</source>
        <translation>「{value}」はランの種類ではありません。{kinds} のどれかを書いてください。</translation>
    </message>
    <message>
        <source>A lot needs a material or a name. Give one of the two.</source>
        <translation>ロットには材料か名前が必要です。どちらかを入力してください。</translation>
    </message>
    <message>
        <source>“{value}” is not booked, or was cancelled already. Look at its run.</source>
        <translation>「{value}」は記帳されていないか、すでに取り消されています。ランを確かめてください。</translation>
    </message>
    <message>
        <source>No container “{value}” was weighed empty yet. Weigh it, or choose one that was: {names}.</source>
        <translation>容器「{value}」の空の重量はまだ量られていません。量るか、量った容器から選んでください：{names}。</translation>
    </message>
    <message>
        <source>No container was weighed empty yet. Weigh the first one in the settings, Containers.</source>
        <translation>空の重量を量った容器がまだありません。「設定」の「容器」で最初の容器を量ってください。</translation>
    </message>
    <message>
        <source>{value} is not what a container weighs empty. Give a weight above zero.</source>
        <translation>{value} は容器の空の重量になりません。ゼロより大きい重量を入力してください。</translation>
    </message>
    <message>
        <source>There is no run {run}. Check the number, such as R-26-0012.</source>
        <translation>ラン {run} はありません。R-26-0012 のような番号を確かめてください。</translation>
    </message>
    <message>
        <source>There is no batch and no lot {source}. Check the ticket or the number, such as L-26-0012.</source>
        <translation>{source} というバッチもロットもありません。伝票番号か、L-26-0012 のような番号を確かめてください。</translation>
    </message>
    <message>
        <source>“{value}” is not a stage of this route. Choose one of: {stages}.</source>
        <translation>「{value}」はこのルートの工程ではありません。次から選んでください：{stages}。</translation>
    </message>
    <message>
        <source>{source} is {material}, of which no parts are known. Take an assembled product, or start a run of another kind.</source>
        <translation>{source} は {material} で、部品の構成が知られていません。組立品を選ぶか、別の種類のランを始めてください。</translation>
    </message>
    <message>
        <source>Run {run} took nothing. Book what went in, then close it.</source>
        <translation>ラン {run} には投入がありません。投入を記帳してから終了してください。</translation>
    </message>
    <message>
        <source>{source} is {material}, which {route} does not process. Choose another route or another source.</source>
        <translation>{source} は {material} で、{route} では処理できません。別のルートか別の投入元を選んでください。</translation>
    </message>
    <message>
        <source>A process needs a route, and no other run has one. Correct one of the two.</source>
        <translation>ルートは処理にだけ必要です。種類かルートを直してください。</translation>
    </message>
    <message>
        <source>Run {run} is closed. Open it again with a reason, then book.</source>
        <translation>ラン {run} は終了しています。理由を添えて再開してから記帳してください。</translation>
    </message>
    <message>
        <source>Run {run} is open already.</source>
        <translation>ラン {run} はすでに開いています。</translation>
    </message>
    <message>
        <source>Runs took more of {source} than there was. Restore the last backup that passes the check.</source>
        <translation>{source} は、あった量より多く使われています。検査に通る最新のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Batch {source} is void. Take it back first, or choose another one.</source>
        <translation>バッチ {source} は無効です。先に戻すか、別のバッチを選んでください。</translation>
    </message>
    <message>
        <source>Run {run} splits {first} and cannot take {source} as well. Blend the two first.</source>
        <translation>ラン {run} は {first} を分けているので、{source} は投入できません。先に二つを混ぜてください。</translation>
    </message>
    <message>
        <source>A stage belongs to a route. Name the route as well.</source>
        <translation>工程はルートの一部です。ルートも入力してください。</translation>
    </message>
    <message>
        <source>With this {source} came to {came_kg} kg, and runs took more of it: {taken}. Correct the weighing that is wrong.</source>
        <translation>この値では {source} は {came_kg} kg ですが、ランはそれより多く使っています：{taken}。誤った計量を直してください。</translation>
    </message>
    <message>
        <source>{run} cannot take {wanted_kg} kg of {source}. Came in: {came_kg} kg. Taken: {taken}. Left: {left_kg} kg, ± {sd_kg} kg by the weighings. Correct the weighing that is wrong.</source>
        <translation>{run} は {source} から {wanted_kg} kg を取れません。受入：{came_kg} kg。使用：{taken}。残り：{left_kg} kg（計量による ± {sd_kg} kg）。誤った計量を直してください。</translation>
    </message>
    <message>
        <source>{run} cannot take {wanted_kg} kg of {source}: nothing is left. Came in: {came_kg} kg. Taken: {taken}. Choose another source, or cancel an input that is wrong.</source>
        <translation>{run} は {source} から {wanted_kg} kg を取れません。残りがありません。受入：{came_kg} kg。使用：{taken}。別の投入元を選ぶか、誤った投入を取り消してください。</translation>
    </message>
    <message>
        <source>By the assays of its lots run {run} yielded {out_kg} kg {element} and took {in_kg} kg, ± {sd_kg} kg. Check assays and weighings, or say why and close it.</source>
        <translation>ロットの分析によると、ラン {run} の {element} は産出 {out_kg} kg、投入 {in_kg} kg、± {sd_kg} kg です。分析と計量を確かめるか、理由を添えて終了してください。</translation>
    </message>
    <message>
        <source>Run {run} would yield {out_kg} kg and took {in_kg} kg, ± {sd_kg} kg by the weighings. Book what is missing of its inputs, correct a weighing, or, where acid or water was added, say why and close it.</source>
        <translation>ラン {run} の産出は {out_kg} kg、投入は {in_kg} kg（計量による ± {sd_kg} kg）です。足りない投入を記帳するか、計量を直してください。酸や水を加えた場合は、理由を添えて終了してください。</translation>
    </message>
    <message>
        <source>Other yields of {route} have come into force meanwhile; nothing was changed. Look at the proposals again.</source>
        <translation>その間に {route} の別の収率が有効になりました。何も変更していません。提案をもう一度確かめてください。</translation>
    </message>
    <message>
        <source>Nothing can be kept in {folder}. Choose a folder that can be written.</source>
        <translation>{folder} には保存できません。書き込めるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The key that signs the journal cannot be read or written ({file}). Put the file back, or take it away: a new key is made then, and the checkpoints say so.</source>
        <translation>記録簿に署名する鍵を読み書きできません({file})。ファイルを元に戻すか、取り除いてください。取り除くと新しい鍵が作られ、チェックポイントに記録されます。</translation>
    </message>
    <message>
        <source>Nothing was entered between {since} and {until}. Choose other days.</source>
        <translation>{since} から {until} までの記入はありません。別の日を選んでください。</translation>
    </message>
    <message>
        <source>The store says it is of an older program, and its tables are not ({detail}). Keep a copy of the data folder, then restore the last backup.</source>
        <translation>データは古いプログラムのものとされていますが、表が異なります({detail})。データフォルダーの写しを取ってから、最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>“{value}” is no period of this report. Write it as {forms}.</source>
        <translation>「{value}」はこの報告書の期間ではありません。{forms} のように書いてください。</translation>
    </message>
    <message>
        <source>The folder {folder} for reports is not there. Connect it or choose another one in the settings; it is tried again.</source>
        <translation>報告書のフォルダー {folder} がありません。接続するか、設定で別のフォルダーを選んでください。後で再試行します。</translation>
    </message>
    <message>
        <source>{file} is no .pdf. End its name with it.</source>
        <translation>{file} は .pdf ではありません。名前の末尾を .pdf にしてください。</translation>
    </message>
    <message>
        <source>{value} begins on {day} only. Choose a period that has begun.</source>
        <translation>{value} は {day} に始まります。すでに始まった期間を選んでください。</translation>
    </message>
    <message>
        <source>There is no report “{value}”. Choose one of {reports}.</source>
        <translation>「{value}」という報告書はありません。{reports} から選んでください。</translation>
    </message>
    <message>
        <source>“{value}” cannot be the {field} of a target. Check it and save again.</source>
        <translation>「{value}」は目標の {field} にできません。確認して保存し直してください。</translation>
    </message>
    <message>
        <source>There is no target {code}. “targets” lists their codes, such as T-26-0001 or EU_BATT_REC_LI_2027.</source>
        <translation>目標 {code} はありません。「targets」で T-26-0001 や EU_BATT_REC_LI_2027 のようなコードを一覧できます。</translation>
    </message>
    <message>
        <source>{what} is not as the journal has it: it was changed outside the program. Keep a copy of the data folder, then restore the last backup that passes the check.</source>
        <translation>{what} が記録簿と一致しません。プログラムの外で変更されています。データフォルダーの写しを取り、検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Row {row} of {file}, target {target}: “{value}” is no comparator. Write &gt;= or &lt;=.</source>
        <translation>{file} の {row} 行目、目標 {target}：「{value}」は比較記号ではありません。&gt;= または &lt;= と書いてください。</translation>
    </message>
    <message>
        <source>“{value}” is no step. Write the date and the value, such as 2027-12-31=48000 in kilograms, or 2027-12-31=70% of a share.</source>
        <translation>「{value}」は段階として読めません。日付と値を書いてください。kg なら 2027-12-31=48000、割合なら 2027-12-31=70% です。</translation>
    </message>
    <message>
        <source>No figure of one facility answers this target: it is about a region, a product or a company, and here for orientation.</source>
        <translation>この目標は地域・製品・企業についてのもので、一つの施設の数値では答えられません。参考として載せています。</translation>
    </message>
    <message>
        <source>Target {code} was ended. Enter a new one in its place.</source>
        <translation>目標 {code} は終了しています。代わりに新しい目標を登録してください。</translation>
    </message>
    <message>
        <source>Of {months} whole months nothing can be projected; three are needed.</source>
        <translation>まるまる {months} か月では予測できません。3 か月が必要です。</translation>
    </message>
    <message>
        <source>{what} is in the journal and no longer in the store. Restore the last backup that passes the check.</source>
        <translation>{what} は記録簿にありますが、データにはありません。検査に通る最後のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>No final assay is there yet to hold intervals against.</source>
        <translation>区間と比べる確定した分析値がまだありません。</translation>
    </message>
    <message>
        <source>Name the customer, and what they need in kilograms a year.</source>
        <translation>顧客と、その年間需要（kg）を書いてください。</translation>
    </message>
    <message>
        <source>No run of this chemistry was closed from {since} to {until}, so there is no rate.</source>
        <translation>{since} から {until} まで、この種類の処理は一つも終了していないため、率はありません。</translation>
    </message>
    <message>
        <source>No {about} was received from {since} to {until}.</source>
        <translation>{since} から {until} まで、{about}は受け入れていません。</translation>
    </message>
    <message>
        <source>A share lies above 0 and at most at 100 %. Check each step.</source>
        <translation>割合は 0 より大きく 100 % 以下です。各段階を確認してください。</translation>
    </message>
    <message>
        <source>Target {code} is not followed.</source>
        <translation>目標 {code} は追跡していません。</translation>
    </message>
    <message>
        <source>The program does not keep what this target is about, so there is no figure.</source>
        <translation>この目標の対象は記録していないため、数値はありません。</translation>
    </message>
    <message>
        <source>This figure cannot be a target of your own. Choose one of the list.</source>
        <translation>これは自社の目標にできません。リストから選んでください。</translation>
    </message>
    <message>
        <source>A target in kilograms lies above 0. Check each step.</source>
        <translation>kg の目標は 0 より大きい値です。各段階を確認してください。</translation>
    </message>
    <message>
        <source>Nothing was received from {since} to {until}.</source>
        <translation>{since} から {until} まで、何も受け入れていません。</translation>
    </message>
    <message>
        <source>Say of which element or group, such as Li, NdPr or REE.</source>
        <translation>Li、NdPr、REE のように、元素かグループを書いてください。</translation>
    </message>
    <message>
        <source>A history of {weeks} weeks is too short to project; six with three deliveries are needed.</source>
        <translation>{weeks} 週の実績では予測できません。3 回の受入を含む 6 週が必要です。</translation>
    </message>
    <message>
        <source>Each step has a date of its own, the earliest first. Put them in order.</source>
        <translation>段階にはそれぞれ別の日付を、早い順に書いてください。</translation>
    </message>
    <message>
        <source>Row {row} of {file}, target {target}: the program does not know the metric “{value}”. Take one the shipped list uses.</source>
        <translation>{file} の {row} 行目、目標 {target}：指標「{value}」は知られていません。付属のリストにある指標を使ってください。</translation>
    </message>
    <message>
        <source>A largest share is not to be exceeded (&lt;=), any other share to be reached (&gt;=). Exchange the comparator.</source>
        <translation>最大の割合は超えないもの（&lt;=）、ほかの割合は達するもの（&gt;=）です。比較記号を入れ替えてください。</translation>
    </message>
    <message>
        <source>“{value}” cannot be the {field} of a scenario. Check it and save again.</source>
        <translation>「{value}」はシナリオの{field}にできません。確かめて保存し直してください。</translation>
    </message>
    <message>
        <source>There is no scenario “{name}”. “whatif list” lists them.</source>
        <translation>シナリオ「{name}」はありません。「whatif list」で一覧できます。</translation>
    </message>
    <message>
        <source>Scenario “{name}” was ended. Keep it under another name.</source>
        <translation>シナリオ「{name}」は終了しています。別の名前で保存してください。</translation>
    </message>
    <message>
        <source>There is a scenario “{name}” already. Take another name, or change that one.</source>
        <translation>シナリオ「{name}」はすでにあります。別の名前にするか、それを変更してください。</translation>
    </message>
    <message>
        <source>“{value}” cannot be read. Write material.NDFEB_HDD.kg_per_month=5000, material.NDFEB_HDD.factor=1.5, a route as NDFEB_HDD=ACID_SX, or a yield as LIB_HYDRO.Li=70%.</source>
        <translation>「{value}」は読み取れません。material.NDFEB_HDD.kg_per_month=5000、material.NDFEB_HDD.factor=1.5、経路は NDFEB_HDD=ACID_SX、回収率は LIB_HYDRO.Li=70% のように書いてください。</translation>
    </message>
    <message>
        <source>No less than nothing can come in of {material}: {value} is below zero.</source>
        <translation>{material}の受入量は0未満にできません（{value}）。0以上にしてください。</translation>
    </message>
    <message>
        <source>No {material} came in within the last twelve months, so it cannot be so many times as much. Say how many kilograms a month.</source>
        <translation>過去12か月に{material}の受入がないため、倍率では表せません。月あたりのキログラムで指定してください。</translation>
    </message>
    <message>
        <source>{route} cannot win {value} of {element}: a yield lies between 0 and 1, or 0 % and 100 %.</source>
        <translation>{route}の{element}回収率を{value}にはできません。回収率は0から1（0 %から100 %）です。</translation>
    </message>
    <message>
        <source>No battery with {about} would come in, so there is no recovery.</source>
        <translation>{about}を含む電池が入らないため、回収率はありません。</translation>
    </message>
    <message>
        <source>“{name}” supposes nothing yet. Change an intake, a route or a yield first.</source>
        <translation>「{name}」にはまだ想定がありません。先に受入量・経路・回収率のどれかを変えてください。</translation>
    </message>
    <message>
        <source>It rests on assays, which what is supposed does not change.</source>
        <translation>分析に基づく値なので、想定では変わりません。</translation>
    </message>
    <message>
        <source>It rests on masses of closed runs, which what is supposed does not change.</source>
        <translation>完了した処理の質量に基づく値なので、想定では変わりません。</translation>
    </message>
    <message>
        <source>Who would bring {materials} is not supposed, so nothing can be said of shares.</source>
        <translation>{materials}の納入元は想定されていないため、割合については何も言えません。</translation>
    </message>
    <message>
        <source>Nothing goes to {route}, so a yield there changes nothing. Send a material to it first.</source>
        <translation>{route}に入るものがないため、回収率を変えても影響がありません。先に原料をそこへ送ってください。</translation>
    </message>
    <message>
        <source>The scenario begins on {since}, after {by}, the date of this target.</source>
        <translation>シナリオの開始（{since}）は、この目標の期限（{by}）より後です。</translation>
    </message>
    <message>
        <source>{value} of {material} is more than {most}. Check the number.</source>
        <translation>{material}の{value}は上限{most}を超えています。数値を確かめてください。</translation>
    </message>
    <message>
        <source>{what} is stated twice. Leave one out.</source>
        <translation>{what}が2回指定されています。1つを外してください。</translation>
    </message>
    <message>
        <source>{route} wins no {element} of what goes there: it has no product for it. Choose another route.</source>
        <translation>{route}では{element}は製品にならず、回収されません。別の経路を選んでください。</translation>
    </message>
    <message>
        <source>What is kept of an attachment of {what} is not what the journal has. Restore a backup from before it.</source>
        <translation>{what} の添付ファイルの記録がジャーナルと一致しません。それより前のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>Several attachments are called {name}. Name one by its hash: {marks}.</source>
        <translation>{name} という添付ファイルが複数あります。ハッシュで指定してください：{marks}。</translation>
    </message>
    <message>
        <source>The kept content of {file} is missing or damaged; no copy was written. Repair the data, or attach the file again from where it came.</source>
        <translation>保管されている {file} の内容がないか壊れているため、写しを書き出していません。データを修復するか、元のファイルを添付し直してください。</translation>
    </message>
    <message>
        <source>{file} is empty; nothing was attached. Choose a file that holds something.</source>
        <translation>{file} は空のため、添付していません。内容のあるファイルを選んでください。</translation>
    </message>
    <message>
        <source>The content of {name}, attached to {what}, was changed. Repair the data from a backup, or attach the file again.</source>
        <translation>{what} に添付された {name} の内容が変更されています。バックアップからデータを修復するか、ファイルを添付し直してください。</translation>
    </message>
    <message>
        <source>The content of {name}, attached to {what}, is gone. Repair the data from a backup, or attach the file again.</source>
        <translation>{what} に添付された {name} の内容がありません。バックアップからデータを修復するか、ファイルを添付し直してください。</translation>
    </message>
    <message>
        <source>{file} stands among the attachments and was not put there by the program. Move it elsewhere.</source>
        <translation>{file} は添付ファイルの中にありますが、このプログラムが置いたものではありません。ほかの場所へ移してください。</translation>
    </message>
    <message>
        <source>{name} was withdrawn already, by {who}; nothing was changed.</source>
        <translation>{name} は {who} がすでに取り下げています。何も変更していません。</translation>
    </message>
    <message>
        <source>{file} is no document, picture or text that is known here, so it is only saved, not opened.</source>
        <translation>{file} はここで扱える文書、画像、テキストではないため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>{file} holds macros or scripts, or may hold some, so it is only saved, not opened.</source>
        <translation>{file} はマクロやスクリプトを含む、または含む可能性があるため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>An attachment of {what} is in the journal and not in the data. Restore a backup.</source>
        <translation>{what} の添付ファイルがジャーナルにありますが、データにありません。バックアップを復元してください。</translation>
    </message>
    <message>
        <source>The disk with {folder} is full; nothing was attached. Free some space and attach the file again.</source>
        <translation>{folder} のディスクがいっぱいで、何も添付していません。空きを作ってからファイルを添付し直してください。</translation>
    </message>
    <message>
        <source>{file} is a program, so it is only saved, not opened.</source>
        <translation>{file} はプログラムのため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>{file} is a script, so it is only saved, not opened.</source>
        <translation>{file} はスクリプトのため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>{file} leads to other files or programs, so it is only saved, not opened.</source>
        <translation>{file} はほかのファイルやプログラムを呼び出すため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>{file} is larger than {most_mb} MB; nothing was attached. Attach a smaller copy of it.</source>
        <translation>{file} は {most_mb} MB を超えるため、添付していません。小さくした写しを添付してください。</translation>
    </message>
    <message>
        <source>{what} carries this file already, as {name}; nothing was attached.</source>
        <translation>{what} にはこのファイルがすでに {name} として添付されています。何も添付していません。</translation>
    </message>
    <message>
        <source>{file} is a web page or a drawing that may hold scripts, so it is only saved, not opened.</source>
        <translation>{file} はスクリプトを含み得るWebページまたは図形のため、保存のみで、開きません。</translation>
    </message>
    <message>
        <source>Attached files that are nowhere whole and are left out: {count}. A check names them; all else is complete.</source>
        <translation>完全な内容がどこにもなく、除かれた添付ファイル：{count} 件。名前は検査で分かります。ほかはすべて揃っています。</translation>
    </message>
    <message>
        <source>This store is on a server and has no folder for files. Keep the file elsewhere and say where in the note of the batch.</source>
        <translation>このデータはサーバー上にあり、ファイル用のフォルダーがありません。ファイルは別の場所に保管し、その場所をバッチの備考に書いてください。</translation>
    </message>
    <message>
        <source>No attachment is called {name}. Look at the list of the record.</source>
        <translation>{name} という添付ファイルはありません。記録の一覧を確認してください。</translation>
    </message>
    <message>
        <source>There is no batch, run or sample {value}. Check the ticket, number or label.</source>
        <translation>バッチ、ラン、試料のいずれにも {value} はありません。チケット、番号、ラベルを確認してください。</translation>
    </message>
    <message>
        <source>“{value}” cannot name a station. Use one to eight letters and digits, such as S1.</source>
        <translation>「{value}」はステーションのコードになりません。S1 のように英数字 1〜8 文字で入れてください。</translation>
    </message>
    <message>
        <source>A closure is that of one run. Name it, such as --run R-26-0012.</source>
        <translation>収支は一つのランについてのものです。--run R-26-0012 のように指定してください。</translation>
    </message>
    <message>
        <source>There is no chart “{value}”. Choose one of {charts}.</source>
        <translation>「{value}」というグラフはありません。{charts} から選んでください。</translation>
    </message>
    <message>
        <source>{file} is neither .png nor .svg. End its name with one of them.</source>
        <translation>{file} は .png でも .svg でもありません。名前の終わりをどちらかにしてください。</translation>
    </message>
    <message>
        <source>The first person is an administrator, who adds the others. Choose that role for {name}.</source>
        <translation>最初の利用者は管理者で、ほかの利用者を追加します。{name} の役割を管理者にしてください。</translation>
    </message>
    <message>
        <source>{name} is the last administrator; nobody could add people any more. Add another one first.</source>
        <translation>{name} は最後の管理者です。利用者を追加できる人がいなくなるため、先に別の管理者を追加してください。</translation>
    </message>
    <message>
        <source>Nobody has signed in, or who had was locked. Sign in and do it again.</source>
        <translation>サインインしていないか、サインインした人がロックされました。サインインしてやり直してください。</translation>
    </message>
    <message>
        <source>Nobody here is called “{name}”. Choose one of the list of people.</source>
        <translation>「{name}」という利用者はいません。利用者の一覧から選んでください。</translation>
    </message>
    <message>
        <source>{folder} belongs to another account of this computer. Only its owner can recover; sign in to the computer as the owner.</source>
        <translation>{folder} はこのコンピューターの別のアカウントのものです。復旧できるのは所有者だけです。所有者としてコンピューターにサインインしてください。</translation>
    </message>
    <message>
        <source>This is too short. Take {least} signs or more; an operator, the laboratory and an auditor may take a PIN of {pin} digits.</source>
        <translation>短すぎます。{least} 文字以上にしてください。作業者・分析室・監査人は {pin} 桁の PIN も使えます。</translation>
    </message>
    <message>
        <source>What is kept of {name} is not what the journal has. Restore a backup from before it.</source>
        <translation>{name} の記録がジャーナルと一致しません。それより前のバックアップを復元してください。</translation>
    </message>
    <message>
        <source>{name} is not locked; nothing was changed.</source>
        <translation>{name} はロックされていません。何も変更していません。</translation>
    </message>
    <message>
        <source>{name} is locked already; nothing was changed.</source>
        <translation>{name} はすでにロックされています。何も変更していません。</translation>
    </message>
    <message>
        <source>{name} is in the journal and not among the people. Restore a backup.</source>
        <translation>{name} はジャーナルにありますが、利用者にいません。バックアップを復元してください。</translation>
    </message>
    <message>
        <source>This name is too long. Shorten it to {most} characters.</source>
        <translation>名前が長すぎます。{most} 文字以内にしてください。</translation>
    </message>
    <message>
        <source>Type the name; what the person does is signed with it.</source>
        <translation>名前を入力してください。その人の操作はこの名前で記録されます。</translation>
    </message>
    <message>
        <source>{name} has signs that cannot be seen. Type it anew without them.</source>
        <translation>{name} に見えない文字が含まれています。それを除いて入力し直してください。</translation>
    </message>
    <message>
        <source>The PIN of {name} was changed behind the program’s back. Give a new one with “people reset-pin”.</source>
        <translation>{name} の PIN がプログラムの外で変更されました。「people reset-pin」で新しくしてください。</translation>
    </message>
    <message>
        <source>{name} is among the people already. Add something that tells them apart.</source>
        <translation>{name} はすでに利用者にいます。区別できる言葉を加えてください。</translation>
    </message>
    <message>
        <source>As {role}, {name} proves more: give a new PIN of eight signs with it.</source>
        <translation>{role}になるには {name} により強い証明が必要です。8 文字以上の新しい PIN を一緒に入力してください。</translation>
    </message>
    <message>
        <source>This is too long. Take at most {most} signs.</source>
        <translation>長すぎます。{most} 文字以内にしてください。</translation>
    </message>
    <message>
        <source>This is too short. Take {least} digits or more.</source>
        <translation>短すぎます。{least} 桁以上にしてください。</translation>
    </message>
    <message>
        <source>This is tried first: one sign repeated, or counted up or down. Take another.</source>
        <translation>同じ文字の繰り返しや連番は最初に試されます。別のものにしてください。</translation>
    </message>
    <message>
        <source>Which reports are written by themselves was changed elsewhere meanwhile. It is shown as it is now; change it again.</source>
        <translation>自動で作成するレポートの設定が、別の場所で変更されました。現在の内容を表示しています。もう一度変更してください。</translation>
    </message>
    <message>
        <source>What was typed the second time is different. Type it twice the same.</source>
        <translation>2 回目の入力が違います。同じものを 2 回入力してください。</translation>
    </message>
    <message>
        <source>Not allowed for the role {role}: {right}. Ask one of these: {roles}; nothing was changed.</source>
        <translation>役割「{role}」では行えません：{right}。次の役割の人に依頼してください：{roles}。何も変更していません。</translation>
    </message>
    <message>
        <source>{name} is {role} already. Choose another role.</source>
        <translation>{name} の役割はすでに{role}です。別の役割を選んでください。</translation>
    </message>
    <message>
        <source>Nobody signs in to these data yet. Leave the name away, or add the first administrator.</source>
        <translation>このデータではまだサインインが使われていません。名前を付けずに実行するか、最初の管理者を追加してください。</translation>
    </message>
    <message>
        <source>Too many tries failed. Wait {seconds} seconds, then try again.</source>
        <translation>失敗が続きました。{seconds} 秒待ってからやり直してください。</translation>
    </message>
    <message>
        <source>Name and PIN do not go together, or the person is locked. Try again, or ask an administrator.</source>
        <translation>名前と PIN が合わないか、その人はロックされています。やり直すか、管理者に相談してください。</translation>
    </message>
    <message>
        <source>“{value}” is not a role. Choose one of these: {roles}.</source>
        <translation>「{value}」は役割ではありません。次から選んでください：{roles}。</translation>
    </message>
    <message>
        <source>People sign in to these data. Name yourself with --user, and give your PIN on standard input or in RECYCLER_PIN.</source>
        <translation>このデータではサインインが必要です。--user で名前を、標準入力または RECYCLER_PIN で PIN を渡してください。</translation>
    </message>
    <message>
        <source>“{value}” is not a time zone. Choose one such as Asia/Tokyo or Europe/Berlin.</source>
        <translation>「{value}」はタイムゾーンではありません。Asia/Tokyo や Europe/Berlin のように選んでください。</translation>
    </message>
    <message>
        <source>{code} ({country})</source>
        <translation>{code}（{country}）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{value}” does not say what would have been found. Write &lt; and the limit of detection, such as &lt;0.01.</source>
        <translation>「{value}」だけでは検出限界がわかりません。&lt;0.01 のように &lt; と検出限界を書いてください。</translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file in it.</source>
        <translation>{file} はフォルダーです。中のファイルを選んでください。</translation>
    </message>
    <message>
        <source>An uncertainty of {value} cannot be. Give what the laboratory states, or leave it empty.</source>
        <translation>不確かさ {value} はありえません。分析機関の示す値を入れるか、空のままにしてください。</translation>
    </message>
    <message>
        <source>The uncertainty, {sd}, is not below the result, {found}; both were taken as they are. Check the unit of the uncertainty.</source>
        <translation>不確かさ {sd} が結果 {found} を下回っていません。どちらもそのまま取り込みました。不確かさの単位を確かめてください。</translation>
    </message>
    <message>
        <source>“{value}” is not the state of a result. Write one of {states}.</source>
        <translation>「{value}」は結果の状態ではありません。{states} のどれかを書いてください。</translation>
    </message>
    <message>
        <source>Uncertainties such as “{column}” were read as {sigma} σ. Where they are not, say so in the head: “{column} 1σ”.</source>
        <translation>「{column}」などの不確かさは {sigma} σ として読みました。違う場合は「{column} 1σ」のように見出しに書いてください。</translation>
    </message>
    <message>
        <source>The data in {folder} are damaged. Repair them from the last good backup and the journal since, in the window or by “repair”; what is there now is kept beside it.</source>
        <translation>{folder} のデータは壊れています。最後の正常なバックアップとそれ以降の記録から、画面または「repair」で修復してください。今あるものは隣に残ります。</translation>
    </message>
    <message>
        <source>{subject} is not as you saw it any more: {what} ({who}, {at}). Nothing was changed. Look at both and save what is to stay.</source>
        <translation>{subject} は、ご覧になった内容から変わっています：{what}（{who}、{at}）。何も変更されていません。両方を見比べて、残す方を保存してください。</translation>
    </message>
    <message>
        <source>“{value}” names no batch. Add a column “ticket”, or begin the label of the sample with the ticket, such as S1-26-01433.</source>
        <translation>「{value}」からはバッチがわかりません。列「ticket」を加えるか、試料名を S1-26-01433 のような伝票番号で始めてください。</translation>
    </message>
    <message>
        <source>{count} elements that were not found have no limit of detection and were left out.</source>
        <translation>検出限界のない不検出の元素 {count} 件を省きました。</translation>
    </message>
    <message>
        <source>With this result sample {sample} holds {sum} %. Check the figures of the sample and their units.</source>
        <translation>この結果で試料 {sample} の合計が {sum} % になります。試料の数値と単位を確かめてください。</translation>
    </message>
    <message>
        <source>{element} is {score} standard deviations off what was expected, and no reason is given; it is kept as provisional. Check the sample, or say why in the column “why”.</source>
        <translation>{element} は予想から標準偏差の {score} 倍離れ、理由がないため、暫定として記録します。試料を確かめるか、列「why」に理由を書いてください。</translation>
    </message>
    <message>
        <source>{element} is {score} standard deviations off what was expected. Check the sample; it is made final only with a reason.</source>
        <translation>{element} は予想から標準偏差の {score} 倍離れています。試料を確かめてください。確定には理由が必要です。</translation>
    </message>
</context>
</TS>
